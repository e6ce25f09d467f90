/*
 * Tables, and a few functions that look things up in them. Words stand folded (unicode_fold), so
 * case, diacritics and typographic apostrophes of a page do not matter. The tables are searched
 * from end to end: they are short, and only short lines are looked up.
 */
#include "import/record_profile.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum { LABEL_BYTES_MAX = 90 };

#define ASKS(field, role, archival, words)                                                         \
    { words, RECORD_FIELD, field, role, archival }
#define TEXT(words)                                                                                \
    { words, RECORD_TEXT, FIELD_COUNT, "", false }
#define SECTION(words)                                                                             \
    { words, RECORD_SECTION, FIELD_COUNT, "", true }

static const RecordLabel labels[] = {
    SECTION("document information"),
    SECTION("record information"),
    SECTION("item information"),
    SECTION("about this document"),
    SECTION("about this record"),
    SECTION("document details"),
    SECTION("record details"),
    SECTION("metadata"),
    SECTION("информация о документе"),
    SECTION("сведения о документе"),
    SECTION("описание документа"),
    SECTION("angaben zum dokument"),
    SECTION("dokumentinformationen"),
    SECTION("informationen zum dokument"),
    SECTION("informations sur le document"),
    SECTION("a propos de ce document"),
    SECTION("notice du document"),
    TEXT("transcript"),
    TEXT("transcription"),
    TEXT("english transcript"),
    TEXT("english transcription"),
    TEXT("english translation"),
    TEXT("translation"),
    TEXT("full text"),
    TEXT("text"),
    TEXT("document text"),
    TEXT("text of the document"),
    TEXT("текст"),
    TEXT("текст документа"),
    TEXT("полный текст"),
    TEXT("volltext"),
    TEXT("dokumenttext"),
    TEXT("text des dokuments"),
    TEXT("transkription"),
    TEXT("wortlaut"),
    TEXT("texte"),
    TEXT("texte integral"),
    TEXT("texte du document"),
    ASKS(FIELD_TITLE, "", false, "title"),
    ASKS(FIELD_TITLE, "", false, "document title"),
    ASKS(FIELD_TITLE, "", false, "название"),
    ASKS(FIELD_TITLE, "", false, "заголовок"),
    ASKS(FIELD_TITLE, "", false, "titel"),
    ASKS(FIELD_TITLE, "", false, "titre"),
    ASKS(FIELD_TITLE, "", false, "intitule"),
    ASKS(FIELD_DATE, "given", false, "date"),
    ASKS(FIELD_DATE, "given", false, "dates"),
    ASKS(FIELD_DATE, "given", false, "document date"),
    ASKS(FIELD_DATE, "given", false, "date of document"),
    ASKS(FIELD_DATE, "given", false, "date of creation"),
    ASKS(FIELD_DATE, "given", false, "date created"),
    ASKS(FIELD_DATE, "given", false, "original date"),
    ASKS(FIELD_DATE, "given", false, "дата"),
    ASKS(FIELD_DATE, "given", false, "дата документа"),
    ASKS(FIELD_DATE, "given", false, "дата создания"),
    ASKS(FIELD_DATE, "given", false, "датировка"),
    ASKS(FIELD_DATE, "given", false, "datum"),
    ASKS(FIELD_DATE, "given", false, "datierung"),
    ASKS(FIELD_DATE, "given", false, "laufzeit"),
    ASKS(FIELD_DATE, "given", false, "date du document"),
    ASKS(FIELD_DATE, "given", false, "date de creation"),
    ASKS(FIELD_DATE, "declassified", true, "date declassified"),
    ASKS(FIELD_DATE, "declassified", true, "declassified"),
    ASKS(FIELD_DATE, "declassified", true, "declassification date"),
    ASKS(FIELD_DATE, "declassified", true, "рассекречено"),
    ASKS(FIELD_DATE, "declassified", true, "date de declassification"),
    ASKS(FIELD_CREDITS, "", true, "credits"),
    ASKS(FIELD_CREDITS, "", true, "credit"),
    ASKS(FIELD_CREDITS, "", true, "credit line"),
    ASKS(FIELD_CREDITS, "", true, "acknowledgements"),
    ASKS(FIELD_CREDITS, "", true, "acknowledgments"),
    ASKS(FIELD_CREDITS, "", true, "благодарности"),
    ASKS(FIELD_CREDITS, "", true, "danksagung"),
    ASKS(FIELD_CREDITS, "", true, "bildnachweis"),
    ASKS(FIELD_CREDITS, "", true, "remerciements"),
    ASKS(FIELD_ABSTRACT, "", false, "summary"),
    ASKS(FIELD_ABSTRACT, "", false, "abstract"),
    ASKS(FIELD_ABSTRACT, "", false, "description"),
    ASKS(FIELD_ABSTRACT, "", true, "scope and content"),
    ASKS(FIELD_ABSTRACT, "", false, "аннотация"),
    ASKS(FIELD_ABSTRACT, "", false, "краткое содержание"),
    ASKS(FIELD_ABSTRACT, "", false, "описание"),
    ASKS(FIELD_ABSTRACT, "", false, "резюме"),
    ASKS(FIELD_ABSTRACT, "", false, "zusammenfassung"),
    ASKS(FIELD_ABSTRACT, "", false, "inhalt"),
    ASKS(FIELD_ABSTRACT, "", false, "beschreibung"),
    ASKS(FIELD_ABSTRACT, "", false, "kurzfassung"),
    ASKS(FIELD_ABSTRACT, "", false, "resume"),
    ASKS(FIELD_ABSTRACT, "", false, "presentation"),
    ASKS(FIELD_ABSTRACT, "", true, "portee et contenu"),
    ASKS(FIELD_AUTHOR, "author", false, "author"),
    ASKS(FIELD_AUTHOR, "author", false, "authors"),
    ASKS(FIELD_AUTHOR, "author", false, "author(s)"),
    ASKS(FIELD_AUTHOR, "author", false, "creator"),
    ASKS(FIELD_AUTHOR, "author", false, "creators"),
    ASKS(FIELD_AUTHOR, "author", false, "creator(s)"),
    ASKS(FIELD_AUTHOR, "sender", false, "sender"),
    ASKS(FIELD_AUTHOR, "author", false, "автор"),
    ASKS(FIELD_AUTHOR, "author", false, "авторы"),
    ASKS(FIELD_AUTHOR, "sender", false, "отправитель"),
    ASKS(FIELD_AUTHOR, "author", false, "составитель"),
    ASKS(FIELD_AUTHOR, "author", false, "verfasser"),
    ASKS(FIELD_AUTHOR, "author", false, "verfasserin"),
    ASKS(FIELD_AUTHOR, "author", false, "autor"),
    ASKS(FIELD_AUTHOR, "author", false, "autoren"),
    ASKS(FIELD_AUTHOR, "author", false, "urheber"),
    ASKS(FIELD_AUTHOR, "sender", false, "absender"),
    ASKS(FIELD_AUTHOR, "author", false, "auteur"),
    ASKS(FIELD_AUTHOR, "author", false, "auteurs"),
    ASKS(FIELD_AUTHOR, "author", false, "auteur(s)"),
    ASKS(FIELD_AUTHOR, "sender", false, "expediteur"),
    ASKS(FIELD_RECIPIENT, "", false, "recipient"),
    ASKS(FIELD_RECIPIENT, "", false, "recipients"),
    ASKS(FIELD_RECIPIENT, "", false, "addressee"),
    ASKS(FIELD_RECIPIENT, "", false, "адресат"),
    ASKS(FIELD_RECIPIENT, "", false, "получатель"),
    ASKS(FIELD_RECIPIENT, "", false, "empfanger"),
    ASKS(FIELD_RECIPIENT, "", false, "destinataire"),
    ASKS(FIELD_RECIPIENT, "", false, "destinataires"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "places"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "associated places"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "associated place"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "places discussed"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "related places"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "geographic names"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "locations"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "geographic subject"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "географические названия"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "места"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "география"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "orte"),
    ASKS(FIELD_PLACE_ABOUT, "", true, "geografika"),
    ASKS(FIELD_PLACE_ABOUT, "", false, "lieux"),
    ASKS(FIELD_PLACE, "", true, "place of origin"),
    ASKS(FIELD_PLACE, "", true, "place of creation"),
    ASKS(FIELD_PLACE, "", false, "place of writing"),
    ASKS(FIELD_PLACE, "", false, "место создания"),
    ASKS(FIELD_PLACE, "", true, "entstehungsort"),
    ASKS(FIELD_PLACE, "", true, "lieu de creation"),
    ASKS(FIELD_SUBJECT, "", false, "subjects"),
    ASKS(FIELD_SUBJECT, "", true, "subjects discussed"),
    ASKS(FIELD_SUBJECT, "", false, "topics"),
    ASKS(FIELD_SUBJECT, "", false, "topic"),
    ASKS(FIELD_SUBJECT, "", false, "keywords"),
    ASKS(FIELD_SUBJECT, "", true, "subject headings"),
    ASKS(FIELD_SUBJECT, "", false, "subject"),
    ASKS(FIELD_SUBJECT, "", false, "темы"),
    ASKS(FIELD_SUBJECT, "", false, "тема"),
    ASKS(FIELD_SUBJECT, "", false, "тематика"),
    ASKS(FIELD_SUBJECT, "", false, "ключевые слова"),
    ASKS(FIELD_SUBJECT, "", false, "рубрики"),
    ASKS(FIELD_SUBJECT, "", false, "themen"),
    ASKS(FIELD_SUBJECT, "", false, "thema"),
    ASKS(FIELD_SUBJECT, "", false, "schlagworter"),
    ASKS(FIELD_SUBJECT, "", false, "schlagworte"),
    ASKS(FIELD_SUBJECT, "", false, "stichworter"),
    ASKS(FIELD_SUBJECT, "", false, "sachbegriffe"),
    ASKS(FIELD_SUBJECT, "", false, "sujets"),
    ASKS(FIELD_SUBJECT, "", false, "sujet"),
    ASKS(FIELD_SUBJECT, "", false, "mots-cles"),
    ASKS(FIELD_SUBJECT, "", false, "themes"),
    ASKS(FIELD_PERSON, "", true, "associated people & organizations"),
    ASKS(FIELD_PERSON, "", true, "associated people and organizations"),
    ASKS(FIELD_PERSON, "", true, "associated people"),
    ASKS(FIELD_PERSON, "", true, "associated organizations"),
    ASKS(FIELD_PERSON, "", true, "people and organizations"),
    ASKS(FIELD_PERSON, "", true, "people & organizations"),
    ASKS(FIELD_PERSON, "", true, "people and bodies"),
    ASKS(FIELD_PERSON, "", true, "persons and bodies"),
    ASKS(FIELD_PERSON, "", true, "related names"),
    ASKS(FIELD_PERSON, "", false, "people"),
    ASKS(FIELD_PERSON, "", false, "persons"),
    ASKS(FIELD_PERSON, "", false, "names"),
    ASKS(FIELD_PERSON, "", false, "organizations"),
    ASKS(FIELD_PERSON, "", false, "organisations"),
    ASKS(FIELD_PERSON, "", true, "упоминаемые лица"),
    ASKS(FIELD_PERSON, "", true, "лица и организации"),
    ASKS(FIELD_PERSON, "", false, "персоналии"),
    ASKS(FIELD_PERSON, "", false, "лица"),
    ASKS(FIELD_PERSON, "", false, "персоны"),
    ASKS(FIELD_PERSON, "", false, "организации"),
    ASKS(FIELD_PERSON, "", false, "personen"),
    ASKS(FIELD_PERSON, "", true, "personen und organisationen"),
    ASKS(FIELD_PERSON, "", true, "personen und korperschaften"),
    ASKS(FIELD_PERSON, "", false, "korperschaften"),
    ASKS(FIELD_PERSON, "", false, "personnes"),
    ASKS(FIELD_PERSON, "", true, "personnes et organisations"),
    ASKS(FIELD_PERSON, "", true, "personnes et organismes"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "contributor"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "contributors"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "contributor(s)"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "translator"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "translated by"),
    ASKS(FIELD_CONTRIBUTOR, "editor", false, "editor"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "обработка"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "участники проекта"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "соавторы"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "предоставил"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "переводчик"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "перевод"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "mitwirkende"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "beitragende"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "bearbeiter"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "ubersetzer"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "ubersetzung"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "contributeur"),
    ASKS(FIELD_CONTRIBUTOR, "", true, "contributeurs"),
    ASKS(FIELD_CONTRIBUTOR, "translator", false, "traducteur"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "source"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "sources"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "источник"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "источники"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "quelle"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "quellen"),
    ASKS(FIELD_SOURCE_NOTE, "", false, "fundstelle"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "original uploaded date"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "uploaded date"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "upload date"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "date uploaded"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "uploaded"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "date added"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "added"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "published online"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "posted"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "дата загрузки"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "дата размещения"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "дата публикации на сайте"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "загружено"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "размещено"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "hochgeladen"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "hochgeladen am"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "eingestellt am"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "online seit"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "mis en ligne"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "mise en ligne"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "mis en ligne le"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "date de mise en ligne"),
    ASKS(FIELD_ARCHIVE, "", true, "original archive"),
    ASKS(FIELD_ARCHIVE, "", true, "archive of origin"),
    ASKS(FIELD_ARCHIVE, "", true, "archive"),
    ASKS(FIELD_ARCHIVE, "", true, "archives"),
    ASKS(FIELD_ARCHIVE, "", true, "repository"),
    ASKS(FIELD_ARCHIVE, "", true, "holding institution"),
    ASKS(FIELD_ARCHIVE, "", true, "held by"),
    ASKS(FIELD_ARCHIVE, "", true, "архив"),
    ASKS(FIELD_ARCHIVE, "", true, "место хранения"),
    ASKS(FIELD_ARCHIVE, "", true, "архив происхождения"),
    ASKS(FIELD_ARCHIVE, "", true, "архив хранения"),
    ASKS(FIELD_ARCHIVE, "", true, "хранится в"),
    ASKS(FIELD_ARCHIVE, "", true, "archiv"),
    ASKS(FIELD_ARCHIVE, "", true, "herkunftsarchiv"),
    ASKS(FIELD_ARCHIVE, "", true, "bestandshaltendes archiv"),
    ASKS(FIELD_ARCHIVE, "", true, "aufbewahrungsort"),
    ASKS(FIELD_ARCHIVE, "", true, "archives d'origine"),
    ASKS(FIELD_ARCHIVE, "", true, "archive d'origine"),
    ASKS(FIELD_ARCHIVE, "", true, "lieu de conservation"),
    ASKS(FIELD_ARCHIVE, "", true, "depot d'archives"),
    ASKS(FIELD_REFERENCE, "", true, "reference"),
    ASKS(FIELD_REFERENCE, "", true, "reference code"),
    ASKS(FIELD_REFERENCE, "", true, "archival reference"),
    ASKS(FIELD_REFERENCE, "", true, "call number"),
    ASKS(FIELD_REFERENCE, "", true, "shelfmark"),
    ASKS(FIELD_REFERENCE, "", true, "шифр"),
    ASKS(FIELD_REFERENCE, "", true, "архивный шифр"),
    ASKS(FIELD_REFERENCE, "", true, "signatur"),
    ASKS(FIELD_REFERENCE, "", true, "archivsignatur"),
    ASKS(FIELD_REFERENCE, "", true, "cote"),
    ASKS(FIELD_LANGUAGE, "", false, "language"),
    ASKS(FIELD_LANGUAGE, "", false, "languages"),
    ASKS(FIELD_LANGUAGE, "", false, "язык"),
    ASKS(FIELD_LANGUAGE, "", false, "язык документа"),
    ASKS(FIELD_LANGUAGE, "", false, "языки"),
    ASKS(FIELD_LANGUAGE, "", false, "sprache"),
    ASKS(FIELD_LANGUAGE, "", false, "sprachen"),
    ASKS(FIELD_LANGUAGE, "", false, "langue"),
    ASKS(FIELD_LANGUAGE, "", false, "langues"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "original language"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "language of original"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "язык оригинала"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "originalsprache"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "langue originale"),
    ASKS(FIELD_RIGHTS, "", true, "rights"),
    ASKS(FIELD_RIGHTS, "", true, "rights statement"),
    ASKS(FIELD_RIGHTS, "", true, "copyright"),
    ASKS(FIELD_RIGHTS, "", true, "license"),
    ASKS(FIELD_RIGHTS, "", true, "conditions of use"),
    ASKS(FIELD_RIGHTS, "", true, "terms of use"),
    ASKS(FIELD_RIGHTS, "", true, "права"),
    ASKS(FIELD_RIGHTS, "", true, "авторские права"),
    ASKS(FIELD_RIGHTS, "", true, "условия использования"),
    ASKS(FIELD_RIGHTS, "", true, "rechte"),
    ASKS(FIELD_RIGHTS, "", true, "rechtehinweis"),
    ASKS(FIELD_RIGHTS, "", true, "nutzungsbedingungen"),
    ASKS(FIELD_RIGHTS, "", true, "nutzungsrechte"),
    ASKS(FIELD_RIGHTS, "", true, "lizenz"),
    ASKS(FIELD_RIGHTS, "", true, "droits"),
    ASKS(FIELD_RIGHTS, "", true, "droits d'auteur"),
    ASKS(FIELD_RIGHTS, "", true, "conditions d'utilisation"),
    ASKS(FIELD_RIGHTS, "", true, "licence"),
    ASKS(FIELD_IDENTIFIER, "record", true, "record id"),
    ASKS(FIELD_IDENTIFIER, "record", true, "record number"),
    ASKS(FIELD_IDENTIFIER, "record", true, "record no."),
    ASKS(FIELD_IDENTIFIER, "record", true, "document id"),
    ASKS(FIELD_IDENTIFIER, "record", true, "item id"),
    ASKS(FIELD_IDENTIFIER, "record", true, "identifier"),
    ASKS(FIELD_IDENTIFIER, "record", true, "номер записи"),
    ASKS(FIELD_IDENTIFIER, "record", true, "идентификатор"),
    ASKS(FIELD_IDENTIFIER, "record", true, "id записи"),
    ASKS(FIELD_IDENTIFIER, "record", true, "id документа"),
    ASKS(FIELD_IDENTIFIER, "record", true, "datensatz-id"),
    ASKS(FIELD_IDENTIFIER, "record", true, "datensatznummer"),
    ASKS(FIELD_IDENTIFIER, "record", true, "dokument-id"),
    ASKS(FIELD_IDENTIFIER, "record", true, "kennung"),
    ASKS(FIELD_IDENTIFIER, "record", true, "identifiant"),
    ASKS(FIELD_IDENTIFIER, "record", true, "numero de notice"),
    ASKS(FIELD_IDENTIFIER, "record", true, "identifiant de la notice"),
    ASKS(FIELD_MARKING, "", true, "original classification"),
    ASKS(FIELD_MARKING, "", false, "classification"),
    ASKS(FIELD_MARKING, "", true, "security classification"),
    ASKS(FIELD_MARKING, "", true, "гриф секретности"),
    ASKS(FIELD_MARKING, "", true, "гриф"),
    ASKS(FIELD_MARKING, "", true, "первоначальный гриф"),
    ASKS(FIELD_MARKING, "", true, "geheimhaltungsstufe"),
    ASKS(FIELD_MARKING, "", true, "geheimhaltungsgrad"),
    ASKS(FIELD_MARKING, "", true, "ursprungliche einstufung"),
    ASKS(FIELD_MARKING, "", true, "einstufung"),
    ASKS(FIELD_MARKING, "", true, "classification d'origine"),
    ASKS(FIELD_MARKING, "", true, "classification originale"),
    ASKS(FIELD_DONOR, "", true, "donor"),
    ASKS(FIELD_DONOR, "", true, "donors"),
    ASKS(FIELD_DONOR, "", true, "donor(s)"),
    ASKS(FIELD_DONOR, "", true, "даритель"),
    ASKS(FIELD_DONOR, "", true, "дарители"),
    ASKS(FIELD_DONOR, "", true, "жертвователи"),
    ASKS(FIELD_DONOR, "", true, "spender"),
    ASKS(FIELD_DONOR, "", true, "forderer"),
    ASKS(FIELD_DONOR, "", true, "donateur"),
    ASKS(FIELD_DONOR, "", true, "donateurs"),
    ASKS(FIELD_SPONSOR, "", true, "sponsor"),
    ASKS(FIELD_SPONSOR, "", true, "sponsors"),
    ASKS(FIELD_SPONSOR, "", true, "спонсор"),
    ASKS(FIELD_SPONSOR, "", true, "спонсоры"),
    ASKS(FIELD_PUBLISHER, "", false, "publisher"),
    ASKS(FIELD_PUBLISHER, "", false, "издатель"),
    ASKS(FIELD_PUBLISHER, "", false, "herausgeber"),
    ASKS(FIELD_PUBLISHER, "", false, "editeur"),
    ASKS(FIELD_CONTACT, "", true, "contact"),
    ASKS(FIELD_CONTACT, "", true, "контакты"),
    ASKS(FIELD_CONTACT, "", true, "kontakt"),
    ASKS(FIELD_COLLECTION, "", true, "collection"),
    ASKS(FIELD_COLLECTION, "", true, "collections"),
    ASKS(FIELD_COLLECTION, "", true, "коллекция"),
    ASKS(FIELD_COLLECTION, "", true, "bestand"),
    ASKS(FIELD_COLLECTION, "", true, "sammlung"),
    ASKS(FIELD_EXTENT, "", true, "extent"),
    ASKS(FIELD_EXTENT, "", true, "объем"),
    ASKS(FIELD_EXTENT, "", true, "umfang"),
    ASKS(FIELD_EXTENT, "", true, "importance materielle"),
    ASKS(FIELD_KIND, "", false, "document type"),
    ASKS(FIELD_KIND, "", false, "type of document"),
    ASKS(FIELD_KIND, "", false, "вид документа"),
    ASKS(FIELD_KIND, "", false, "тип документа"),
    ASKS(FIELD_KIND, "", false, "dokumenttyp"),
    ASKS(FIELD_KIND, "", false, "dokumentart"),
    ASKS(FIELD_KIND, "", false, "type de document"),
    ASKS(FIELD_NOTE, "", false, "notes"),
    ASKS(FIELD_NOTE, "", false, "note"),
    ASKS(FIELD_NOTE, "", false, "примечания"),
    ASKS(FIELD_NOTE, "", false, "anmerkungen"),
    ASKS(FIELD_NOTE, "", false, "bemerkungen"),
    ASKS(FIELD_NOTE, "", false, "remarques"),
    ASKS(FIELD_URL, "", false, "permalink"),
    ASKS(FIELD_URL, "", false, "url"),
};

/* What stands before the value; folded. */
static const struct {
    const char *before;
    Field field;
    const char *role;
} phrases[] = {
    {"this document was made possible with support from ", FIELD_SPONSOR, ""},
    {"this document was made possible with the support of ", FIELD_SPONSOR, ""},
    {"this document was made possible by ", FIELD_SPONSOR, ""},
    {"made possible with support from ", FIELD_SPONSOR, ""},
    {"made possible by support from ", FIELD_SPONSOR, ""},
    {"made possible through the support of ", FIELD_SPONSOR, ""},
    {"with support from ", FIELD_SPONSOR, ""},
    {"supported by ", FIELD_SPONSOR, ""},
    {"при поддержке ", FIELD_SPONSOR, ""},
    {"документ опубликован при поддержке ", FIELD_SPONSOR, ""},
    {"mit unterstutzung der ", FIELD_SPONSOR, ""},
    {"mit unterstutzung des ", FIELD_SPONSOR, ""},
    {"mit unterstutzung von ", FIELD_SPONSOR, ""},
    {"gefordert von ", FIELD_SPONSOR, ""},
    {"gefordert durch ", FIELD_SPONSOR, ""},
    {"avec le soutien de la ", FIELD_SPONSOR, ""},
    {"avec le soutien de ", FIELD_SPONSOR, ""},
    {"avec le soutien du ", FIELD_SPONSOR, ""},
    {"translated by ", FIELD_CONTRIBUTOR, "translator"},
    {"translated for this archive by ", FIELD_CONTRIBUTOR, "translator"},
    {"translation by ", FIELD_CONTRIBUTOR, "translator"},
    {"transcribed by ", FIELD_CONTRIBUTOR, ""},
    {"obtained by ", FIELD_CONTRIBUTOR, ""},
    {"contributed by ", FIELD_CONTRIBUTOR, ""},
    {"donated by ", FIELD_DONOR, ""},
    {"gift of ", FIELD_DONOR, ""},
    {"перевод: ", FIELD_CONTRIBUTOR, "translator"},
    {"ubersetzt von ", FIELD_CONTRIBUTOR, "translator"},
    {"traduit par ", FIELD_CONTRIBUTOR, "translator"},
    {"don de ", FIELD_DONOR, ""},
};

static const char *const furniture[] = {
    "skip to content",
    "skip to main content",
    "skip to navigation",
    "home",
    "search",
    "menu",
    "share",
    "print",
    "cite",
    "cite this",
    "cite this page",
    "download",
    "download pdf",
    "email",
    "tweet",
    "facebook",
    "twitter",
    "back",
    "back to top",
    "back to search",
    "back to results",
    "back to search results",
    "next",
    "previous",
    "next document",
    "previous document",
    "login",
    "log in",
    "sign in",
    "subscribe",
    "contact us",
    "about us",
    "privacy policy",
    "show more",
    "read more",
    "view original",
    "view image",
    "original scan",
    "help",
    "about",
    "browse",
    "save",
    "copy link",
    "close",
    "open menu",
    "main navigation",
    "breadcrumb",
    "cookie settings",
    "cookies",
    "all rights reserved",
    "back to list",
    "zoom",
    "перейти к содержанию",
    "перейти к основному содержанию",
    "главная",
    "поиск",
    "меню",
    "поделиться",
    "печать",
    "распечатать",
    "скачать",
    "скачать pdf",
    "назад",
    "далее",
    "наверх",
    "войти",
    "назад к результатам",
    "к результатам поиска",
    "следующий документ",
    "предыдущий документ",
    "zum inhalt",
    "zum inhalt springen",
    "direkt zum inhalt",
    "startseite",
    "suche",
    "drucken",
    "teilen",
    "herunterladen",
    "pdf herunterladen",
    "zuruck",
    "weiter",
    "nach oben",
    "anmelden",
    "impressum",
    "datenschutz",
    "zur trefferliste",
    "zuruck zur suche",
    "aller au contenu",
    "aller au contenu principal",
    "accueil",
    "recherche",
    "rechercher",
    "imprimer",
    "partager",
    "telecharger",
    "telecharger le pdf",
    "retour",
    "suivant",
    "precedent",
    "haut de page",
    "retour aux resultats",
    "retour a la recherche",
    "mentions legales",
    "connexion",
};

/* Each of these in a paragraph says that it speaks of rights. */
static const char *const rights[] = {
    "welcomes reuse",
    "subject to copyright",
    "copyright law",
    "all rights reserved",
    "public domain",
    "creative commons",
    "cc by",
    "rights holder",
    "rights reserved",
    "no known copyright",
    "may be reproduced",
    "may not be reproduced",
    "permission to publish",
    "terms of use",
    "авторское право",
    "авторские права",
    "общественное достояние",
    "все права защищены",
    "urheberrecht",
    "gemeinfrei",
    "alle rechte vorbehalten",
    "nutzungsbedingungen",
    "domaine public",
    "droits reserves",
    "droits d'auteur",
};

/* Words of an archive's name. */
static const char *const archives[] = {
    "archive",
    "archives",
    "record office",
    "presidential library",
    "архив",
    "архива",
    "архиве",
    "archiv",
    "landesarchiv",
    "staatsarchiv",
    "bundesarchiv",
    "stadtarchiv",
    "politisches archiv",
    "archivio",
    "archivo",
    "archiwum",
    "archiv der",
    "national library",
};

static const struct {
    const char *name, *tag;
} languages[] = {
    {"english", "en"},    {"английский", "en"},  {"englisch", "en"},    {"anglais", "en"},
    {"russian", "ru"},    {"русский", "ru"},     {"russisch", "ru"},    {"russe", "ru"},
    {"german", "de"},     {"немецкий", "de"},    {"deutsch", "de"},     {"allemand", "de"},
    {"french", "fr"},     {"французский", "fr"}, {"franzosisch", "fr"}, {"francais", "fr"},
    {"spanish", "es"},    {"испанский", "es"},   {"spanisch", "es"},    {"espagnol", "es"},
    {"italian", "it"},    {"итальянский", "it"}, {"italienisch", "it"}, {"italien", "it"},
    {"chinese", "zh"},    {"китайский", "zh"},   {"chinesisch", "zh"},  {"chinois", "zh"},
    {"polish", "pl"},     {"польский", "pl"},    {"polnisch", "pl"},    {"polonais", "pl"},
    {"czech", "cs"},      {"чешский", "cs"},     {"tschechisch", "cs"}, {"tcheque", "cs"},
    {"hungarian", "hu"},  {"венгерский", "hu"},  {"ungarisch", "hu"},   {"hongrois", "hu"},
    {"ukrainian", "uk"},  {"украинский", "uk"},  {"ukrainisch", "uk"},  {"ukrainien", "uk"},
    {"romanian", "ro"},   {"bulgarian", "bg"},   {"korean", "ko"},      {"japanese", "ja"},
    {"vietnamese", "vi"}, {"arabic", "ar"},      {"persian", "fa"},     {"portuguese", "pt"},
    {"dutch", "nl"},      {"swedish", "sv"},     {"norwegian", "no"},   {"danish", "da"},
    {"finnish", "fi"},    {"serbian", "sr"},     {"turkish", "tr"},     {"hebrew", "he"},
    {"albanian", "sq"},   {"mongolian", "mn"},   {"latin", "la"},       {"greek", "el"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Without white space and one colon behind it, folded. */
static Str folded_label(Str text, struct arena *results) {
    text = str_trim(text);
    if (str_ends(text, STR(":")))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text.n == 0 || text.n > LABEL_BYTES_MAX ? (Str){NULL, 0} : unicode_fold(text, results);
}

const RecordLabel *record_profile_label(Str text, struct arena *results) {
    Str folded = folded_label(text, results);
    if (folded.n == 0)
        return NULL;
    for (size_t i = 0; i < COUNT(labels); i++)
        if (str_is(folded, labels[i].words))
            return &labels[i];
    return NULL;
}

RecordShape record_profile_shape(Field field) {
    switch (field) {
    case FIELD_DATE:
    case FIELD_UPLOADED:
        return RECORD_DATE;
    case FIELD_IDENTIFIER:
        return RECORD_ID;
    case FIELD_LANGUAGE:
    case FIELD_ORIGINAL_LANGUAGE:
        return RECORD_LANGUAGE;
    case FIELD_AUTHOR:
    case FIELD_RECIPIENT:
    case FIELD_PLACE_ABOUT:
    case FIELD_SUBJECT:
    case FIELD_PERSON:
    case FIELD_CONTRIBUTOR:
    case FIELD_DONOR:
    case FIELD_SPONSOR:
    case FIELD_COLLECTION:
        return RECORD_NAMES;
    case FIELD_ABSTRACT:
    case FIELD_RIGHTS:
    case FIELD_CREDITS:
    case FIELD_SOURCE_NOTE:
    case FIELD_NOTE:
    case FIELD_CONTACT:
        return RECORD_PROSE;
    default:
        return RECORD_LINE;
    }
}

/* Bytes of `text` whose fold is `folded` long, where its fold begins so; SIZE_MAX where it does
 * not. */
static size_t unfolded_length(Str text, Str beginning) {
    size_t at = 0, done = 0;
    uint32_t c;
    while (done < beginning.n && utf8_next(text, &at, &c)) {
        char bytes[UNICODE_FOLD_MAX];
        size_t n = unicode_fold_one(c, bytes);
        if (n > beginning.n - done || memcmp(bytes, beginning.p + done, n) != 0)
            break;
        done += n;
    }
    return done == beginning.n ? at : SIZE_MAX;
}

bool record_profile_phrase(Str text, RecordPhrase *phrase) {
    for (size_t i = 0; i < COUNT(phrases); i++) {
        size_t at = unfolded_length(text, str_from_c(phrases[i].before));
        if (at == SIZE_MAX || text.n - at > 300)
            continue;
        Str value = str_trim(str_skip(text, at));
        if (str_ends(value, STR(".")) && value.n > 3 && value.p[value.n - 3] != '.')
            value.n--;
        if (str_starts(value, STR("the ")))
            value = str_skip(value, 4);
        *phrase = (RecordPhrase){phrases[i].field, phrases[i].role, value};
        return value.n > 0;
    }
    return false;
}

bool record_profile_is_furniture(Str text, struct arena *results) {
    Str folded = folded_label(text, results);
    for (size_t i = 0; folded.n > 0 && i < COUNT(furniture); i++)
        if (str_is(folded, furniture[i]))
            return true;
    return false;
}

bool record_profile_is_rights(Str text, struct arena *results) {
    Str folded = unicode_fold(str_slice(text, 0, utf8_floor(text, 2000)), results);
    for (size_t i = 0; i < COUNT(rights); i++)
        if (str_has(folded, str_from_c(rights[i])))
            return true;
    return str_starts(folded, STR("\xC2\xA9"));
}

/* The word stands in the folded text with no letter on either side. */
static bool has_word(Str folded, Str word) {
    for (size_t at = 0, found; str_find(str_skip(folded, at), word, &found); at += 1) {
        at += found;
        uint32_t before = ' ', after = ' ';
        size_t back = at, next = at + word.n;
        (void)utf8_back(folded, &back, &before);
        if (!utf8_next(folded, &next, &after))
            after = ' ';
        if (unicode_class(before) != UNICODE_LETTER && unicode_class(after) != UNICODE_LETTER)
            return true;
    }
    return false;
}

bool record_profile_is_archive(Str text, struct arena *results, Str *name, Str *short_form) {
    *name = text;
    *short_form = (Str){NULL, 0};
    if (text.n == 0 || text.n > 200 || str_ends(text, STR(".")) || str_has(text, STR("; ")))
        return false;
    size_t open;
    if (str_ends(text, STR(")")) && str_find_char(text, '(', &open) && open > 0) {
        Str inside = str_slice(text, open + 1, text.n - 1);
        if (inside.n <= 24 && !str_has(inside, STR(")"))) {
            *name = str_trim(str_slice(text, 0, open));
            *short_form = inside;
        }
    }
    Str folded = unicode_fold(*name, results);
    for (size_t i = 0; i < COUNT(archives); i++)
        if (has_word(folded, str_from_c(archives[i])))
            return true;
    return false;
}

Str record_profile_language(Str name, struct arena *results) {
    Str folded = folded_label(name, results);
    for (size_t i = 0; folded.n > 0 && i < COUNT(languages); i++)
        if (str_is(folded, languages[i].name))
            return str_from_c(languages[i].tag);
    return (Str){NULL, 0};
}

static Str without_article(Str name) {
    name = str_trim(name);
    if (str_equal_nocase(str_slice(name, 0, 4), STR("the ")))
        name = str_skip(name, 4);
    return name;
}

bool record_profile_speaker(Str text, Str *body) {
    static const char *const verbs[] = {" welcomes reuse", " welcomes the reuse",
                                        " encourages reuse", " grants permission"};
    for (size_t i = 0; i < COUNT(verbs); i++) {
        size_t at;
        if (!str_find(text, str_from_c(verbs[i]), &at) || at > 120)
            continue;
        *body = without_article(str_slice(text, 0, at));
        return body->n > 0 && !str_has(*body, STR(". "));
    }
    return false;
}

bool record_profile_contact(Str text, Str *body, Str *address) {
    size_t at, to;
    *address = (Str){NULL, 0};
    if (!str_find(text, STR("please contact "), &at))
        return false;
    Str rest = str_skip(text, at + 15);
    if (str_find(rest, STR(" at "), &to)) {
        *address = str_trim(str_skip(rest, to + 4));
        if (str_ends(*address, STR(".")))
            address->n--;
        rest = str_slice(rest, 0, to);
    } else if (str_find(rest, STR(". "), &to)) {
        rest = str_slice(rest, 0, to);
    }
    *body = without_article(rest);
    if (str_ends(*body, STR(".")))
        body->n--;
    return body->n > 0 && body->n <= 120;
}

bool record_profile_find_mask(Str text, size_t *at, size_t *end) {
    static const char *const spaces[] = {" ", "\xC2\xA0"};
    Str opening = STR("[email"), closing = STR("protected]");
    for (size_t found; str_find(str_skip(text, *at), opening, &found); *at += found + 1) {
        Str rest = str_skip(text, *at + found + opening.n);
        for (size_t i = 0; i < COUNT(spaces); i++) {
            Str space = str_from_c(spaces[i]);
            if (!str_starts(rest, space) || !str_starts(str_skip(rest, space.n), closing))
                continue;
            *at += found;
            *end = *at + opening.n + space.n + closing.n;
            return true;
        }
    }
    return false;
}
