/*
 * One word that only bodies bear decides, wherever it stands: "Department of State", "Staff of the
 * Committee". Words that stand in offices of persons too ("Secretary", "President") are not here,
 * and a name with a comma that is followed by initials is a person's whatever it holds.
 */
#include "doc/agent_name.h"
#include "base/arena.h"
#include "text/unicode.h"
#include "text/utf8.h"

/* Folded, parted by blanks. */
static const char words[] =
    " department departments embassy embassies ministry ministries committee subcommittee missions "
    "commission council bureau office agency government "
    "delegation mission consulate legation party union federation republic kingdom company society "
    "association institute university library archive archives museum foundation board congress "
    "senate parliament assembly headquarters command army navy staff corps division court church "
    "bank press corporation secretariat presidium politburo politbureau programme program project "
    "organization organisation group nations states house academy "
    "abteilung botschaft ministerium auswartiges amt ausschuss kommission rat regierung delegation "
    "konsulat gesandtschaft partei verein verband gesellschaft institut universitat bibliothek "
    "archiv stiftung bundestag reichstag zentralkomitee kanzlei dienst verlag "
    "departement ambassade ministere comite conseil gouvernement delegation consulat parti societe "
    "association universite bibliotheque fondation assemblee service direction secretariat bureau "
    "министерство посольство комитет комиссия совет бюро управление правительство делегация "
    "консульство партия союз институт университет библиотека архив академия секретариат президиум "
    "политбюро отдел миссия цк мид кгб ";

/* "Council, J. R." */
static bool ends_with_initials(Str name) {
    size_t comma;
    if (!str_find_char(name, ',', &comma))
        return false;
    Str rest = str_trim(str_skip(name, comma + 1));
    return rest.n > 1 && rest.n <= 8 && rest.p[rest.n - 1] == '.';
}

bool agent_name_is_body(Str name, struct arena *scratch) {
    ArenaMark mark = arena_mark(scratch);
    Str folded = unicode_fold(name, scratch);
    size_t from = SIZE_MAX;
    bool is_body = false;
    if (ends_with_initials(name))
        folded.n = 0;
    for (size_t at = 0; at < folded.n && !is_body;) {
        size_t here = at;
        uint32_t c;
        (void)utf8_next(folded, &at, &c);
        bool letter = unicode_class(c) == UNICODE_LETTER || unicode_class(c) == UNICODE_MARK;
        if (letter && from == SIZE_MAX)
            from = here;
        if (from != SIZE_MAX && (!letter || at == folded.n)) {
            is_body = str_has_word(words, str_slice(folded, from, letter ? at : here));
            from = SIZE_MAX;
        }
    }
    arena_reset(scratch, mark);
    return is_body;
}
