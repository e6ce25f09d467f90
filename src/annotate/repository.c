/* Forms are compared by their letters and digits alone, folded: "PA AA", "PAAA" and "PA-AA" are
 * one. */
#include "annotate/repository.h"
#include "base/map.h"
#include "text/unicode.h"

#define AVP "Archive of Foreign Policy of the Russian Federation"
#define RGANI "Russian State Archive of Contemporary History"
#define RGASPI "Russian State Archive of Socio-Political History"
#define GARF "State Archive of the Russian Federation"
#define RGAE "Russian State Archive of the Economy"
#define APRF "Archive of the President of the Russian Federation"
#define TSAMO "Central Archive of the Ministry of Defence of the Russian Federation"
#define RGVA "Russian State Military Archive"
#define TSKHSD "Centre for the Preservation of Contemporary Documentation"
#define RTS "Russian Centre for the Preservation and Study of Documents of Recent History"
#define AVPRI "Archive of Foreign Policy of the Russian Empire"
#define TSDAHO "Central State Archive of Public Organizations of Ukraine"
#define TSDAVO "Central State Archive of Supreme Bodies of Power and Government of Ukraine"
#define SBU "Sectoral State Archive of the Security Service of Ukraine"
#define NARA "National Archives and Records Administration"
#define PAAA "Political Archive of the Federal Foreign Office"
#define SAPMO                                                                                      \
    "Foundation Archives of Parties and Mass Organizations of the GDR in the Federal Archives"
#define QUAI "Archives of the Ministry of Foreign Affairs of France"
#define SHD "Defence Historical Service, France"
#define ROME "Historical Archive of the Ministry of Foreign Affairs, Italy"
#define PEKING "Archive of the Ministry of Foreign Affairs of the People's Republic of China"
#define BUDAPEST "National Archives of Hungary"
#define SOFIA "Central State Archives, Bulgaria"
#define PRAGUE "Archive of the Ministry of Foreign Affairs, Czech Republic"

static const Repository table[] = {
    {"АВП РФ", AVP, "AVP RF", HABIT_SOVIET},
    {"AVP RF", AVP, "AVP RF", HABIT_SOVIET},
    {"AVPRF", AVP, "AVP RF", HABIT_SOVIET},
    {"Архив внешней политики Российской Федерации", AVP, "AVP RF", HABIT_SOVIET},
    {"Arkhiv vneshnei politiki Rossiiskoi Federatsii", AVP, "AVP RF", HABIT_SOVIET},
    {AVP, AVP, "AVP RF", HABIT_SOVIET},
    {"Foreign Policy Archive of the Russian Federation", AVP, "AVP RF", HABIT_SOVIET},
    {"РГАНИ", RGANI, "RGANI", HABIT_SOVIET},
    {"RGANI", RGANI, "RGANI", HABIT_SOVIET},
    {RGANI, RGANI, "RGANI", HABIT_SOVIET},
    {"РГАСПИ", RGASPI, "RGASPI", HABIT_SOVIET},
    {"RGASPI", RGASPI, "RGASPI", HABIT_SOVIET},
    {RGASPI, RGASPI, "RGASPI", HABIT_SOVIET},
    {"ГА РФ", GARF, "GARF", HABIT_SOVIET},
    {"GA RF", GARF, "GARF", HABIT_SOVIET},
    {"Государственный архив Российской Федерации", GARF, "GARF", HABIT_SOVIET},
    {GARF, GARF, "GARF", HABIT_SOVIET},
    {"РГАЭ", RGAE, "RGAE", HABIT_SOVIET},
    {"RGAE", RGAE, "RGAE", HABIT_SOVIET},
    {"АП РФ", APRF, "AP RF", HABIT_SOVIET},
    {"AP RF", APRF, "AP RF", HABIT_SOVIET},
    {APRF, APRF, "AP RF", HABIT_SOVIET},
    {"Presidential Archive of the Russian Federation", APRF, "AP RF", HABIT_SOVIET},
    {"ЦАМО", TSAMO, "TsAMO", HABIT_SOVIET},
    {"ЦАМО РФ", TSAMO, "TsAMO", HABIT_SOVIET},
    {"TsAMO", TSAMO, "TsAMO", HABIT_SOVIET},
    {"РГВА", RGVA, "RGVA", HABIT_SOVIET},
    {"RGVA", RGVA, "RGVA", HABIT_SOVIET},
    {"ЦХСД", TSKHSD, "TsKhSD", HABIT_SOVIET},
    {"TsKhSD", TSKHSD, "TsKhSD", HABIT_SOVIET},
    {"РЦХИДНИ", RTS, "RTsKhIDNI", HABIT_SOVIET},
    {"RTsKhIDNI", RTS, "RTsKhIDNI", HABIT_SOVIET},
    {"АВПРИ", AVPRI, "AVPRI", HABIT_SOVIET},
    {"AVPRI", AVPRI, "AVPRI", HABIT_SOVIET},
    {"ЦДАГО України", TSDAHO, "TsDAHO", HABIT_SOVIET},
    {"ЦДАГО", TSDAHO, "TsDAHO", HABIT_SOVIET},
    {"TsDAHOU", TSDAHO, "TsDAHO", HABIT_SOVIET},
    {"ЦДАВО України", TSDAVO, "TsDAVO", HABIT_SOVIET},
    {"TsDAVO", TSDAVO, "TsDAVO", HABIT_SOVIET},
    {"ГДА СБУ", SBU, "HDA SBU", HABIT_SOVIET},
    {"HDA SBU", SBU, "HDA SBU", HABIT_SOVIET},
    {"ЦДА", SOFIA, "TsDA", HABIT_SOVIET},
    {"TsDA", SOFIA, "TsDA", HABIT_SOVIET},
    {"LYA", "Lithuanian Special Archives", "LYA", HABIT_SOVIET},
    {"LVA", "State Archives of Latvia", "LVA", HABIT_SOVIET},
    // United States
    {"Department of State", NULL, NULL, HABIT_PLAIN},
    {"National Archives", NULL, NULL, HABIT_PLAIN},
    {NARA, NARA, "NARA", HABIT_PLAIN},
    {"U.S. National Archives and Records Administration", NARA, "NARA", HABIT_PLAIN},
    {"NARA", NARA, "NARA", HABIT_PLAIN},
    {"USNA", NARA, "NARA", HABIT_PLAIN},
    {"Hoover Library", "Herbert Hoover Presidential Library", NULL, HABIT_PLAIN},
    {"Roosevelt Library", "Franklin D. Roosevelt Presidential Library", NULL, HABIT_PLAIN},
    {"Truman Library", "Harry S. Truman Presidential Library", NULL, HABIT_PLAIN},
    {"Eisenhower Library", "Dwight D. Eisenhower Presidential Library", NULL, HABIT_PLAIN},
    {"Kennedy Library", "John F. Kennedy Presidential Library", NULL, HABIT_PLAIN},
    {"John F. Kennedy Library", "John F. Kennedy Presidential Library", NULL, HABIT_PLAIN},
    {"Johnson Library", "Lyndon B. Johnson Presidential Library", NULL, HABIT_PLAIN},
    {"Nixon Library", "Richard Nixon Presidential Library", NULL, HABIT_PLAIN},
    {"Ford Library", "Gerald R. Ford Presidential Library", NULL, HABIT_PLAIN},
    {"Carter Library", "Jimmy Carter Presidential Library", NULL, HABIT_PLAIN},
    {"Reagan Library", "Ronald Reagan Presidential Library", NULL, HABIT_PLAIN},
    {"Bush Library", NULL, NULL, HABIT_PLAIN},
    {"Library of Congress", NULL, NULL, HABIT_PLAIN},
    {"Washington National Records Center", NULL, NULL, HABIT_PLAIN},
    {"WNRC", "Washington National Records Center", NULL, HABIT_PLAIN},
    {"Central Intelligence Agency", NULL, "CIA", HABIT_PLAIN},
    {"National Security Council", NULL, "NSC", HABIT_PLAIN},
    {"National Security Archive", NULL, NULL, HABIT_PLAIN},
    {"National Defense University", NULL, NULL, HABIT_PLAIN},
    {"Hoover Institution Archives", NULL, NULL, HABIT_PLAIN},
    {"Princeton University Library", NULL, NULL, HABIT_PLAIN},
    {"Yale University Library", NULL, NULL, HABIT_PLAIN},
    // United Kingdom, Ireland
    {"TNA", "The National Archives, United Kingdom", "TNA", HABIT_LETTERS},
    {"The National Archives", "The National Archives, United Kingdom", "TNA", HABIT_LETTERS},
    {"UKNA", "The National Archives, United Kingdom", "TNA", HABIT_LETTERS},
    {"PRO", "The National Archives, United Kingdom", "TNA", HABIT_LETTERS},
    {"Public Record Office", "The National Archives, United Kingdom", "TNA", HABIT_LETTERS},
    {"Churchill Archives Centre", NULL, NULL, HABIT_LETTERS},
    {"Bodleian Library", NULL, NULL, HABIT_PLAIN},
    {"NAI", "National Archives of Ireland", NULL, HABIT_LETTERS},
    // Germany, Austria, Switzerland
    {"PA AA", PAAA, "PA AA", HABIT_LETTERS},
    {"AA-PA", PAAA, "PA AA", HABIT_LETTERS},
    {"Politisches Archiv des Auswärtigen Amts", PAAA, "PA AA", HABIT_LETTERS},
    {"BArch", "Federal Archives, Germany", "BArch", HABIT_LETTERS},
    {"Bundesarchiv", "Federal Archives, Germany", "BArch", HABIT_LETTERS},
    {"SAPMO-BArch", SAPMO, "SAPMO", HABIT_LETTERS},
    {"SAPMO", SAPMO, "SAPMO", HABIT_LETTERS},
    {"BStU", "Stasi Records Archive", "BStU", HABIT_LETTERS},
    {"ÖStA", "Austrian State Archives", "ÖStA", HABIT_LETTERS},
    {"CH-BAR", "Swiss Federal Archives", "BAR", HABIT_LETTERS},
    // France, Belgium, Italy, Spain, Portugal, Latin America
    {"AMAE", QUAI, "AMAE", HABIT_LATIN},
    {"MAE", QUAI, "AMAE", HABIT_LATIN},
    {"Archives du ministère des Affaires étrangères", QUAI, "AMAE", HABIT_LATIN},
    {"CADN", "Diplomatic Archives Centre, Nantes", "CADN", HABIT_LATIN},
    {"AN", "National Archives, France", "AN", HABIT_LATIN},
    {"Archives nationales", "National Archives, France", "AN", HABIT_LATIN},
    {"SHD", SHD, "SHD", HABIT_LATIN},
    {"SHAT", SHD, "SHD", HABIT_LATIN},
    {"Service historique de la Défense", SHD, "SHD", HABIT_LATIN},
    {"ASMAE", ROME, "ASMAE", HABIT_LATIN},
    {"ASDMAE", ROME, "ASMAE", HABIT_LATIN},
    {"ACS", "Central State Archive, Italy", "ACS", HABIT_LATIN},
    {"Archivio Centrale dello Stato", "Central State Archive, Italy", "ACS", HABIT_LATIN},
    {"AGA", "General Archive of the Administration, Spain", "AGA", HABIT_LATIN},
    {"AHN", "National Historical Archive, Spain", "AHN", HABIT_LATIN},
    {"Archivo Histórico Nacional", "National Historical Archive, Spain", "AHN", HABIT_LATIN},
    {"AHMRE", "Historical Archive of the Ministry of External Relations, Brazil", "AHMRE",
     HABIT_LATIN},
    {"Archivio Apostolico Vaticano", "Vatican Apostolic Archive", "AAV", HABIT_LATIN},
    {"ASV", "Vatican Apostolic Archive", "AAV", HABIT_LATIN},
    // Central and South Eastern Europe
    {"AAN", "Central Archives of Modern Records, Poland", "AAN", HABIT_POLISH},
    {"Archiwum Akt Nowych", "Central Archives of Modern Records, Poland", "AAN", HABIT_POLISH},
    {"AMSZ", "Archive of the Ministry of Foreign Affairs, Poland", "AMSZ", HABIT_POLISH},
    {"AIPN", "Archive of the Institute of National Remembrance, Poland", "AIPN", HABIT_POLISH},
    {"NAČR", "National Archives, Czech Republic", "NA", HABIT_LATIN},
    {"Národní archiv", "National Archives, Czech Republic", "NA", HABIT_LATIN},
    {"SÚA", "National Archives, Czech Republic", "NA", HABIT_LATIN},
    {"AMZV", PRAGUE, "AMZV", HABIT_LATIN},
    {"SNA", "Slovak National Archives", "SNA", HABIT_LATIN},
    {"MNL OL", BUDAPEST, "MNL OL", HABIT_HUNGARIAN},
    {"MOL", BUDAPEST, "MNL OL", HABIT_HUNGARIAN},
    {"Magyar Országos Levéltár", BUDAPEST, "MNL OL", HABIT_HUNGARIAN},
    {"ANIC", "National Archives, Romania", "ANIC", HABIT_ROMANIAN},
    {"Arhivele Naționale Istorice Centrale", "National Archives, Romania", "ANIC", HABIT_ROMANIAN},
    {"AJ", "Archives of Yugoslavia", "AJ", HABIT_LATIN},
    {"Arhiv Jugoslavije", "Archives of Yugoslavia", "AJ", HABIT_LATIN},
    {"AQSh", "Central State Archive, Albania", "AQSh", HABIT_ROMANIAN},
    // Northern Europe
    {"Riksarkivet", NULL, NULL, HABIT_LETTERS},
    {"Rigsarkivet", NULL, NULL, HABIT_LETTERS},
    {"NL-HaNA", "National Archives of the Netherlands", "NL-HaNA", HABIT_LATIN},
    {"Nationaal Archief", "National Archives of the Netherlands", "NL-HaNA", HABIT_LATIN},
    // Commonwealth, Asia, Near East, international bodies
    {"LAC", "Library and Archives Canada", "LAC", HABIT_PLAIN},
    {"Library and Archives Canada", "Library and Archives Canada", "LAC", HABIT_PLAIN},
    {"NAC", "Library and Archives Canada", "LAC", HABIT_PLAIN},
    {"NAA", "National Archives of Australia", "NAA", HABIT_LETTERS},
    {"National Archives of Australia", "National Archives of Australia", "NAA", HABIT_LETTERS},
    {"National Archives of India", "National Archives of India", NULL, HABIT_PLAIN},
    {"NMML", "Nehru Memorial Museum and Library", "NMML", HABIT_PLAIN},
    {"ISA", "Israel State Archives", "ISA", HABIT_LETTERS},
    {"Israel State Archives", "Israel State Archives", "ISA", HABIT_LETTERS},
    {"外交部档案馆", PEKING, "PRC FMA", HABIT_PLAIN},
    {"中国外交部档案馆", PEKING, "PRC FMA", HABIT_PLAIN},
    {"PRC FMA", PEKING, "PRC FMA", HABIT_PLAIN},
    {"CFMA", PEKING, "PRC FMA", HABIT_PLAIN},
    {"中央档案馆", "Central Archives, China", NULL, HABIT_PLAIN},
    {"國史館", "Academia Historica, Taiwan", NULL, HABIT_PLAIN},
    {"外務省外交史料館", "Diplomatic Archives of the Ministry of Foreign Affairs of Japan", NULL,
     HABIT_PLAIN},
    {"NATO Archives", NULL, NULL, HABIT_PLAIN},
    {"UN Archives", "United Nations Archives", NULL, HABIT_PLAIN},
};
enum { TABLE_COUNT = sizeof table / sizeof *table, KEY_MAX = 120 };

struct repository_table {
    struct map *by_key;  // to 1 + the place in the table
};

/* Letters and digits, folded. */
static Str key_of(Str form, struct arena *arena) {
    Str folded = unicode_fold(str_slice(form, 0, form.n < KEY_MAX ? form.n : 0), arena);
    char *key = arena_alloc(arena, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            key[n++] = c;
    }
    return (Str){key, n};
}

const struct repository_table *repository_create(struct arena *arena) {
    struct repository_table *all = ARENA_NEW(arena, struct repository_table);
    all->by_key = map_create(arena);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        bool is_new;
        uint64_t *place = map_put(all->by_key, key_of(str_from_c(table[i].form), arena), &is_new);
        if (is_new)
            *place = i + 1;
    }
    return all;
}

const Repository *repository_find(const struct repository_table *all, Str form,
                                  struct arena *scratch) {
    Str key = key_of(form, scratch);
    const uint64_t *place = key.n == 0 ? NULL : map_find(all->by_key, key);
    return place == NULL ? NULL : &table[*place - 1];
}

const Repository *repository_at(size_t n) {
    return n < TABLE_COUNT ? &table[n] : NULL;
}
