/*
 * Words of six languages that stand in any text of some length: pronouns, prepositions, the verbs
 * beside other verbs, the commonest adverbs. Written for Fonds; each language sorted by bytes, in
 * the form of text/token.h. A word of another language is none: "ot" in English is misread.
 */
#include "annotate/fault_common.h"
#include <stdlib.h>

// clang-format off
static const char *const words_en[] = {
    "a", "about", "above", "across", "after", "again", "against", "all", "almost", "alone",
    "along", "already", "also", "although", "always", "am", "among", "an", "and", "another",
    "any", "anybody", "anything", "are", "around", "as", "ask", "asked", "at", "away", "back",
    "be", "became", "because", "become", "been", "before", "began", "begin", "behind", "being",
    "below", "beside", "besides", "better", "between", "beyond", "both", "bring", "brought",
    "but", "by", "call", "called", "came", "can", "cannot", "come", "could", "day", "days", "did",
    "do", "does", "doing", "done", "down", "during", "each", "early", "either", "else", "end",
    "enough", "even", "ever", "every", "everything", "far", "felt", "few", "first", "for",
    "found", "from", "full", "gave", "get", "give", "given", "go", "goes", "going", "gone",
    "good", "got", "great", "had", "half", "hand", "has", "have", "having", "he", "hear", "heard",
    "held", "help", "her", "here", "hers", "herself", "him", "himself", "his", "home", "house",
    "how", "however", "i", "if", "in", "indeed", "into", "is", "it", "its", "itself", "just",
    "keep", "kept", "knew", "know", "known", "last", "late", "later", "least", "left", "less",
    "let", "like", "little", "long", "look", "looked", "made", "make", "many", "may", "me",
    "mean", "men", "might", "mine", "more", "most", "much", "must", "my", "myself", "near",
    "need", "never", "new", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of",
    "off", "often", "old", "on", "once", "one", "only", "onto", "or", "other", "others", "our",
    "ours", "out", "over", "own", "part", "past", "perhaps", "put", "quite", "rather", "right",
    "said", "same", "saw", "say", "says", "second", "see", "seem", "seemed", "seen", "sent",
    "shall", "she", "should", "since", "so", "some", "something", "soon", "still", "such", "take",
    "taken", "tell", "than", "thank", "that", "the", "their", "theirs", "them", "themselves",
    "then", "there", "these", "they", "thing", "things", "think", "this", "those", "though",
    "thought", "three", "through", "thus", "till", "time", "to", "together", "told", "too",
    "took", "toward", "towards", "two", "under", "until", "up", "upon", "us", "very", "want",
    "was", "way", "we", "well", "went", "were", "what", "whatever", "when", "where", "whether",
    "which", "while", "who", "whole", "whom", "whose", "why", "will", "with", "within", "without",
    "word", "words", "work", "would", "year", "years", "yes", "yet", "you", "young", "your",
    "yours", "yourself",
};
static const char *const words_de[] = {
    "aber", "alle", "allem", "allen", "aller", "alles", "als", "also", "am", "an", "andere",
    "anderen", "auch", "auf", "aus", "bei", "bin", "bis", "bist", "da", "dabei", "dadurch",
    "dafur", "damit", "dann", "daran", "darauf", "daraus", "darin", "daruber", "darum", "das",
    "dass", "dein", "deine", "dem", "den", "denn", "der", "deren", "des", "dessen", "dich", "die",
    "dies", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "dort", "du", "durch",
    "eben", "ein", "eine", "einem", "einen", "einer", "eines", "einmal", "er", "erst", "es",
    "etwas", "euch", "euer", "fur", "ganz", "gar", "gegen", "geht", "gut", "habe", "haben", "hat",
    "hatte", "hatten", "her", "hier", "hin", "hinter", "ich", "ihm", "ihn", "ihnen", "ihr",
    "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "immer", "in", "ins", "ist", "ja", "jede",
    "jedem", "jeden", "jeder", "jedes", "jene", "jetzt", "kann", "kein", "keine", "keinem",
    "keinen", "keiner", "konnen", "konnte", "lassen", "machen", "man", "mehr", "mein", "meine",
    "meinem", "meinen", "meiner", "mich", "mir", "mit", "muss", "mussen", "nach", "nein", "neu",
    "nicht", "nichts", "nie", "noch", "nun", "nur", "ob", "oder", "ohne", "recht", "schon",
    "sehr", "sei", "sein", "seine", "seinem", "seinen", "seiner", "selbst", "sich", "sie", "sind",
    "so", "soll", "sollen", "sollte", "sondern", "sonst", "uber", "um", "und", "uns", "unser",
    "unsere", "unter", "viel", "viele", "vom", "von", "vor", "wann", "war", "waren", "warum",
    "was", "weg", "weil", "weiter", "welche", "wenig", "wenn", "wer", "werde", "werden", "wie",
    "wieder", "will", "wir", "wird", "wo", "wohl", "wollen", "wurde", "wurden", "zu", "zum",
    "zur", "zwar", "zwei", "zwischen",
};
static const char *const words_fr[] = {
    "a", "ai", "ainsi", "alors", "apres", "assez", "au", "aucun", "aujourd", "aussi", "autre",
    "autres", "aux", "avait", "avant", "avec", "avez", "avoir", "avons", "bien", "bon", "car",
    "ce", "ceci", "cela", "celle", "celui", "ces", "cet", "cette", "ceux", "chaque", "chez",
    "chose", "comme", "comment", "contre", "dans", "de", "deja", "depuis", "des", "deux",
    "devant", "dire", "dit", "doit", "donc", "dont", "du", "elle", "elles", "en", "encore",
    "entre", "es", "est", "et", "etaient", "etait", "etant", "ete", "etre", "eu", "eux", "faire",
    "fait", "faut", "fois", "font", "fut", "grand", "hors", "ici", "il", "ils", "je", "jour",
    "jours", "jusque", "la", "laquelle", "le", "lequel", "les", "leur", "leurs", "lors", "lui",
    "ma", "mais", "me", "meme", "memes", "mes", "mieux", "moi", "moins", "mon", "ne", "ni", "non",
    "nos", "notre", "nous", "on", "ont", "ou", "oui", "par", "parce", "pas", "pendant", "peu",
    "peut", "plus", "point", "pour", "pourquoi", "pres", "puis", "quand", "que", "quel", "quelle",
    "quelque", "quelques", "qui", "quoi", "rien", "sa", "sans", "se", "selon", "sera", "ses",
    "si", "soi", "soit", "son", "sont", "sous", "suis", "sur", "ta", "tandis", "tant", "te",
    "tel", "telle", "tes", "toi", "ton", "tous", "tout", "toute", "toutes", "tres", "trop", "tu",
    "un", "une", "va", "vers", "voici", "voila", "vos", "votre", "vous", "vu",
};
static const char *const words_es[] = {
    "a", "al", "algo", "alguna", "alguno", "ante", "antes", "aqui", "asi", "aun", "bajo", "bien",
    "cada", "casi", "como", "con", "contra", "cosa", "cual", "cuando", "cuanto", "dar", "de",
    "debe", "decir", "del", "desde", "despues", "dia", "dias", "dice", "donde", "dos", "durante",
    "e", "el", "ella", "ellas", "ellos", "en", "entonces", "entre", "era", "eran", "es", "esa",
    "ese", "eso", "esos", "esta", "estaba", "estan", "estar", "este", "esto", "estos", "fin",
    "fue", "fueron", "ha", "haber", "habia", "hace", "hacer", "hacia", "han", "hasta", "hay",
    "he", "hoy", "la", "las", "le", "les", "lo", "los", "luego", "mas", "me", "mejor", "menos",
    "mi", "mia", "mio", "mis", "mismo", "mucho", "muy", "nada", "ni", "no", "nos", "nosotros",
    "nuestra", "nuestro", "nunca", "o", "os", "otra", "otro", "otros", "para", "pero", "poco",
    "por", "porque", "puede", "pues", "que", "quien", "se", "sea", "segun", "ser", "si", "sido",
    "siempre", "sin", "sino", "sobre", "solo", "son", "soy", "su", "sus", "suya", "suyo", "tal",
    "tambien", "tan", "tanto", "te", "tener", "tengo", "ti", "tiene", "toda", "todas", "todo",
    "todos", "tras", "tu", "tus", "u", "un", "una", "uno", "unos", "usted", "va", "vez", "y",
    "ya", "yo",
};
static const char *const words_it[] = {
    "a", "ad", "agli", "ai", "al", "alla", "alle", "allo", "altra", "altri", "altro", "anche",
    "ancora", "anzi", "avere", "aveva", "bene", "che", "chi", "ci", "cio", "circa", "come", "con",
    "cosa", "cosi", "cui", "da", "dagli", "dai", "dal", "dalla", "dalle", "dallo", "dei", "del",
    "della", "delle", "dello", "dentro", "deve", "di", "dice", "dire", "dopo", "dove", "due", "e",
    "ed", "egli", "ella", "era", "erano", "esse", "essere", "esso", "fa", "fare", "fatto", "fino",
    "fra", "fu", "gia", "giorno", "gli", "ha", "hai", "hanno", "ho", "i", "il", "in", "io", "la",
    "le", "lei", "li", "lo", "loro", "lui", "ma", "mai", "me", "meno", "mentre", "mi", "mia",
    "mie", "miei", "mio", "molto", "ne", "nei", "nel", "nella", "nelle", "no", "noi", "non",
    "nostra", "nostro", "nulla", "o", "oggi", "ogni", "ora", "per", "perche", "piu", "po", "poco",
    "poi", "prima", "proprio", "pure", "qua", "quale", "quando", "quanto", "quasi", "quel",
    "quella", "quelli", "quello", "questa", "queste", "questi", "questo", "qui", "se", "sei",
    "sempre", "senza", "si", "sia", "solo", "sono", "sopra", "sotto", "sta", "stato", "su", "sua",
    "sue", "sui", "sul", "sulla", "suo", "suoi", "tanto", "te", "ti", "tra", "troppo", "tu",
    "tua", "tuo", "tutta", "tutti", "tutto", "un", "una", "uno", "va", "vi", "voi", "vostra",
    "vostro",
};
static const char *const words_ru[] = {
    "без", "более", "бы", "был", "была", "были", "было", "быть", "в", "вам", "вами", "вас", "ваш",
    "ваша", "ваше", "ваши", "весь", "во", "вот", "все", "всегда", "всего", "всей", "всем", "всех",
    "всю", "вы", "где", "да", "давно", "даже", "два", "для", "до", "другой", "его", "ее", "ей",
    "ему", "если", "есть", "еще", "ею", "же", "за", "здесь", "и", "из", "или", "им", "ими", "их",
    "к", "каждый", "как", "какой", "когда", "кого", "кому", "кто", "куда", "ли", "либо", "лишь",
    "мало", "меж", "меня", "мне", "много", "мной", "мог", "мое", "может", "можно", "мой", "моя",
    "мы", "на", "над", "надо", "нам", "нами", "нас", "наш", "наша", "наше", "наши", "не", "него",
    "нее", "ней", "некоторые", "нельзя", "нем", "нет", "ни", "нибудь", "никогда", "ним", "них",
    "ничего", "но", "ну", "о", "об", "один", "одна", "однако", "одно", "около", "он", "она",
    "они", "оно", "от", "очень", "перед", "по", "под", "после", "потом", "потому", "почему",
    "почти", "при", "про", "раз", "разве", "с", "сам", "сама", "сами", "само", "свое", "своего",
    "своей", "свои", "своих", "свой", "свою", "себе", "себя", "сегодня", "сейчас", "сказал", "со",
    "так", "также", "такой", "там", "тебе", "тебя", "тем", "теперь", "то", "тобой", "тогда",
    "того", "тоже", "той", "только", "том", "тому", "тот", "туда", "тут", "ты", "у", "уж", "уже",
    "хорошо", "хоть", "хотя", "чего", "чей", "чем", "через", "что", "чтобы", "чуть", "эта", "эти",
    "этим", "этих", "это", "этого", "этой", "этом", "этому", "этот", "эту", "я",
};
// clang-format on

static const struct {
    const char *language;
    const char *const *words;
    size_t n;
} lists[] = {
    {"en", words_en, sizeof words_en / sizeof *words_en},
    {"de", words_de, sizeof words_de / sizeof *words_de},
    {"fr", words_fr, sizeof words_fr / sizeof *words_fr},
    {"es", words_es, sizeof words_es / sizeof *words_es},
    {"it", words_it, sizeof words_it / sizeof *words_it},
    {"ru", words_ru, sizeof words_ru / sizeof *words_ru},
};

static int compare(const void *key, const void *word) {
    return str_compare(*(const Str *)key, str_from_c(*(const char *const *)word));
}

bool fault_common_has(Str folded, Str language) {
    if (language.n == 0)
        language = STR("en");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (str_starts(language, str_from_c(lists[i].language)))
            return bsearch(&folded, lists[i].words, lists[i].n, sizeof *lists[i].words, compare) !=
                   NULL;
    return false;
}
