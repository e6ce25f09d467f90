#include "test.h"

#include "annotate/language.h"
#include "text/token.h"

/* Written for this test. */
static const struct {
    const char *code, *text;
} texts[] = {
    {"en",
     "During the meeting at the White House the ambassador said that his government would not "
     "accept the proposal, and that it had informed the other side of this in a letter which was "
     "sent on the same day."},
    {"de",
     "Der Botschafter sagte während des Gesprächs, dass seine Regierung den Vorschlag nicht "
     "annehmen werde und dass sie die andere Seite davon in einem Brief unterrichtet habe, der am "
     "gleichen Tag abgeschickt wurde."},
    {"fr",
     "Au cours de l'entretien, l'ambassadeur a dit que son gouvernement n'accepterait pas la "
     "proposition et qu'il en avait informé l'autre partie par une lettre qui est partie le même "
     "jour dans la soirée."},
    {"es",
     "Durante la conversación el embajador dijo que su gobierno no aceptaría la propuesta y que "
     "había informado de ello a la otra parte en una carta que fue enviada el mismo día por la "
     "tarde."},
    {"it",
     "Durante il colloquio l'ambasciatore ha detto che il suo governo non avrebbe accettato la "
     "proposta e che ne aveva informato l'altra parte con una lettera che era stata spedita nello "
     "stesso giorno."},
    {"pt",
     "Durante a conversa o embaixador disse que o seu governo não aceitaria a proposta e que "
     "tinha informado disso a outra parte em uma carta que foi enviada no mesmo dia pela tarde."},
    {"nl",
     "Tijdens het gesprek zei de ambassadeur dat zijn regering het voorstel niet zou aanvaarden en "
     "dat zij de andere partij daarvan in een brief op de hoogte had gebracht die op dezelfde dag "
     "was verzonden."},
    {"pl",
     "Podczas rozmowy ambasador powiedział, że jego rząd nie przyjmie tej propozycji i że o tym "
     "zawiadomił drugą stronę w liście, który został wysłany tego samego dnia po południu, oraz że "
     "nie ma to związku z Berlinem."},
    {"ru",
     "Во время беседы посол сказал, что его правительство не примет этого предложения и что оно "
     "уже сообщило об этом другой стороне в письме, которое было отправлено в тот же день."},
    {"uk",
     "Під час розмови посол сказав, що його уряд не прийме цієї пропозиції і що він уже "
     "повідомив про це іншу сторону в листі, який був надісланий того ж дня, та що це не є новим."},
    {"bg",
     "По време на разговора посланикът каза, че неговото правителство няма да приеме "
     "предложението и че то вече е съобщило за това на другата страна с писмо, което е изпратено "
     "в същия ден. Той каза, че ще се върне след седмица и че не може да чака."},
    {"el", "Κατά τη διάρκεια της συνομιλίας ο πρέσβης είπε ότι η κυβέρνησή του δεν θα δεχθεί την "
           "πρόταση."},
    {"ja", "会談の席上、大使は、政府としてはこの提案を受け入れることができないと述べ、そのことを書"
           "簡で伝えたと語った。"},
    {"zh", "在会谈中大使说政府不能接受这个建议并且已经在同一天的信中通知了对方这一决定希望双方继续"
           "讨论。"},
    {"ko", "회담에서 대사는 정부가 이 제안을 받아들이지 않을 것이며 같은 날 보낸 편지에서 "
           "상대방에게 알렸다고 말했다."},
};

static LanguageGuess guess(const char *text) {
    struct token_cutter *cutter = token_create();
    LanguageGuess found = language_guess(str_from_c(text), cutter);
    token_destroy(cutter);
    return found;
}

static void test_each_language_is_told_from_its_neighbours(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        LanguageGuess found = guess(texts[i].text);
        if (!str_is(found.code, texts[i].code))
            fail_msg("%s: got \"%.*s\"", texts[i].code, STR_ARG(found.code));
        assert_in_range(found.certainty, 700, 990);
    }
}

/* A sentence or two, written for this test; code: empty where it is left open. */
static const struct {
    const char *code, *text;
} sentences[] = {
    {"de", "Der amerikanische Botschafter suchte mich heute auf. Das Gespräch dauerte anderthalb "
           "Stunden."},
    {"de", "Der Staatssekretär bittet um Bericht bis Montag."},
    {"de", "Wir können diesem Vorschlag nicht zustimmen. Die Frage bleibt offen."},
    {"de", "Die Sitzung wurde um zehn Uhr eröffnet. Der Kanzler sprach über Berlin."},
    {"de", "Heute morgen rief mich der Gesandte an und teilte mit, daß der Minister krank ist."},
    {"de", "Am 12. August 1961 hatte der Senat in einer Sitzung über die Lage beraten."},
    {"de", "Es regnet. Deine Schwester schreibt selten, und ich warte auf Post."},
    {"", "Liebe Anna! Gestern kam Dein Brief. Ich danke Dir herzlich."},
    {"ru", "Сегодня принял посла Дрейка. Он передал письмо президента."},
    {"ru", "Мы не можем согласиться с этим предложением."},
    {"ru", "Беседа длилась полтора часа. Посол просил ответить завтра."},
    {"ru", "Дорогая Анна! Идёт дождь. Вчера получил твоё письмо."},
    {"", "Товарищ Хрущев принял американского посла в Кремле и беседовал с ним."},
    {"ru", "Прошу сообщить об исполнении до конца недели."},
    {"", "Сьогодні прийняв посла. Він передав листа президента."},
    {"", "Ми не можемо погодитися з цією пропозицією, бо вона запізня."},
    {"", "Дорога Анно! Йде дощ. Вчора отримав твого листа."},
    {"", "Днес приех посланика. Той предаде писмото на президента."},
    {"", "Ние не можем да се съгласим с това предложение."},
    {"", "Скъпа Анна! Вали дъжд. Вчера получих твоето писмо."},
    {"", "Данас сам примио амбасадора. Он је предао писмо председника."},
    {"", "Сёння прыняў пасла. Ён перадаў ліст прэзідэнта краіны."},
    {"", "Өнөөдөр элчин сайдыг хүлээн авлаа. Тэр захидал өглөө."},
    {"", "Денес го примив амбасадорот. Тој го предаде писмото."},
    {"", "Бүгін елшіні қабылдадым. Ол президенттің хатын тапсырды."},
    {"", "De Amerikaanse ambassadeur kwam vandaag bij mij. Het gesprek duurde anderhalf uur."},
    {"", "Wij kunnen niet met dit voorstel instemmen. De minister schreef gisteren een brief."},
    {"", "Lieve Anna! Gisteren kwam je brief. Ik dank je hartelijk."},
    {"", "De school ligt achter de kerk en is gisteren geschilderd."},
    {"", "Den amerikanske ambassadören sökte upp mig idag. Samtalet varade en och en halv timme."},
    {"", "Den amerikanske ambassadør opsøgte mig i dag. Samtalen varede halvanden time."},
    {"", "Vi kan ikke godta dette forslaget. Ministeren skrev et brev i går."},
    {"", "Ambasador amerykański odwiedził mnie dzisiaj. Rozmowa trwała półtorej godziny."},
    {"", "Americký velvyslanec mě dnes navštívil. Rozhovor trval půldruhé hodiny."},
    {"", "Az amerikai nagykövet ma felkeresett. A beszélgetés másfél óráig tartott."},
    {"", "Ambasadorul american m-a vizitat astăzi. Convorbirea a durat o oră și jumătate."},
    {"", "O embaixador americano procurou-me hoje. A conversa durou hora e meia."},
    {"",
     "L'entretien a duré une heure et demie. Le Général de Gaulle a reçu M. Gromyko à l'Elysée."},
    {"fr", "Nous ne pouvons pas accepter cette proposition. La question reste ouverte."},
    {"fr", "Il pleut. Je t'embrasse et j'attends ta lettre avec impatience."},
    {"", "El embajador me visitó hoy. La conversación duró hora y media."},
    {"es", "No podemos aceptar esta propuesta. La cuestión queda abierta y el ministro lo sabe."},
    {"", "L'ambasciatore mi ha visitato oggi. Il colloquio è durato un'ora e mezza."},
    {"it",
     "Non possiamo accettare questa proposta. La questione resta aperta e il ministro lo sa."},
    {"en", "I have seen the Ambassador today. He said that his Government would not agree."},
    {"en", "We cannot agree to this. The question remains open."},
    {"en", "It rains. Your letter came yesterday and I thank you for it."},
    {"", "Gallia est omnis divisa in partes tres quarum unam incolunt Belgae aliam Aquitani."},
    {"", "Amerikan suurlähettiläs kävi tänään luonani. Keskustelu kesti puolitoista tuntia."},
    {"", "Amerikan büyükelçisi bugün beni ziyaret etti. Görüşme bir buçuk saat sürdü."},
    {"", "Američki ambasador posetio me je danas. Razgovor je trajao sat i po."},
    {"", "Der rebe hot geshribn a briv tsu zayn shvester in Varshe un zi hot nit geentfert."},
    {"", "Die Amerikaanse ambassadeur het my vandag besoek. Die gesprek het anderhalf uur geduur."},
};

static void test_a_sentence_is_enough_where_it_shows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        LanguageGuess found = guess(sentences[i].text);
        if (!str_is(found.code, sentences[i].code))
            fail_msg("%s: got \"%.*s\"", sentences[i].text, STR_ARG(found.code));
    }
}

static void test_what_cannot_be_known_is_not_said(void **state) {
    (void)state;
    static const char *const unknown[] = {
        "",
        "Memorandum of Conversation",
        "Telegram 1234",
        "the of and",
        "Schmidt, Schulze, Lichtenstein, Eichmann, Becker, Neumann, Meinecke, Jung",
        "Rusk, Thompson, Hillenbrand, Akalovsky, Semenov, Dobrynin, Suhodrev, Kohler, Bohlen, "
        "Ball, "
        "Bundy, McNamara, Taylor, Sorensen, Dillon, Martin, Alexis Johnson",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
        // Latin and Estonian, written for this test: languages without a list
        "Senatus populusque Romanus legatos ad regem misit qui pacem petebant sed rex eos audire "
        "noluit "
        "neque responsum dedit quod bellum iam antea paraverat",
        "Suursaadik ütles kohtumisel oma valitsuse nimel et seda ettepanekut vastu võtta saa ning "
        "teatas "
        "sellest kirjas mis samal päeval ära saadeti",
        "\xF0\x9F\x98\x80 \xF0\x9F\x98\x80",
    };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        LanguageGuess found = guess(unknown[i]);
        if (found.code.n != 0)
            fail_msg("\"%s\": got \"%.*s\"", unknown[i], STR_ARG(found.code));
    }
}

static void test_more_words_make_more_certain(void **state) {
    (void)state;
    LanguageGuess few =
        guess("It was said in the note that they would not be there at all, and so on");
    assert_str(few.code, "en");
    assert_true(few.certainty < 990);
    assert_true(guess(texts[0].text).certainty > few.certainty);
}

static void test_only_windows_of_a_long_text_are_read(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    StrList copies = {0};
    for (int i = 0; i < 500; i++)
        str_list_add(arena, &copies, str_from_c(texts[8].text));
    Str text = str_join(arena, copies, STR("\n"));
    struct token_cutter *cutter = token_create();
    assert_str(language_guess(text, cutter).code, "ru");
    token_destroy(cutter);
    arena_destroy(arena);
}

static void rule(struct document *document, struct arena *arena) {
    struct token_cutter *cutter = token_create();
    language_rule(&(RuleJob){.document = document,
                             .job = arena,
                             .cutter = cutter,
                             .source = {SOURCE_RULE, STR("language-of-text"), 1}});
    token_destroy(cutter);
}

static Part *add_part(struct arena *arena, struct document *document, const char *text) {
    Part *part = LIST_ADD(arena, &document->parts);
    part->id = str_format(arena, "t%zu", document->parts.n);
    part->text = str_from_c(text);
    Block *block = LIST_ADD(arena, &part->blocks);
    block->id = ++document->next_block;
    block->end = part->text.n;
    return part;
}

static void test_parts_that_say_no_language_get_one(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d1")};
    (void)add_part(arena, &document, texts[8].text);
    (void)add_part(arena, &document, texts[0].text);
    add_part(arena, &document, texts[0].text)->language = STR("en-GB");
    (void)add_part(arena, &document, texts[0].text);
    rule(&document, arena);
    assert_str(document.parts.p[0].language, "ru");
    assert_str(document.parts.p[1].language, "en");
    assert_str(document.parts.p[2].language, "en-GB");
    assert_int_equal(document.description.n, 2);
    const Value *value = &document.description.p[0];
    assert_str(value->value, "Russian");
    assert_str(value->norm, "ru");
    assert_int_equal(value->source.kind, SOURCE_RULE);
    assert_true(value->certainty < 1000);
    assert_str(document.description.p[1].value, "English");
    arena_destroy(arena);
}

static void test_what_the_file_says_is_not_said_again(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d1")};
    (void)add_part(arena, &document, texts[0].text);
    description_add(arena, &document.description, FIELD_LANGUAGE, STR("Englisch"))->norm =
        STR("en");
    rule(&document, arena);
    assert_int_equal(document.description.n, 1);
    assert_str(document.parts.p[0].language, "en");
    arena_destroy(arena);
}

static void test_notes_do_not_decide(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d1")};
    Str text = str_format(arena, "%s\n%s %s", texts[8].text, texts[0].text, texts[0].text);
    Part *part = add_part(arena, &document, str_to_c(arena, text));
    part->blocks.p[0].end = strlen(texts[8].text);
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 2, .kind = BLOCK_NOTE};
    part->blocks.p[1].start = strlen(texts[8].text) + 1;
    part->blocks.p[1].end = text.n;
    rule(&document, arena);
    assert_str(document.parts.p[0].language, "ru");
    arena_destroy(arena);
}

static void test_names_of_languages(void **state) {
    (void)state;
    assert_str(language_name(STR("ru")), "Russian");
    assert_str(language_name(STR("ja")), "Japanese");
    assert_str(language_name(STR("sq")), "Albanian");
    assert_str(language_name(STR("xx")), "xx");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_language_is_told_from_its_neighbours),
        cmocka_unit_test(test_a_sentence_is_enough_where_it_shows),
        cmocka_unit_test(test_what_cannot_be_known_is_not_said),
        cmocka_unit_test(test_more_words_make_more_certain),
        cmocka_unit_test(test_only_windows_of_a_long_text_are_read),
        cmocka_unit_test(test_parts_that_say_no_language_get_one),
        cmocka_unit_test(test_what_the_file_says_is_not_said_again),
        cmocka_unit_test(test_notes_do_not_decide),
        cmocka_unit_test(test_names_of_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
