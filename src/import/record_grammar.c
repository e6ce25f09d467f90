/*
 * A table of vocabularies in the order in which they are tried: the special before the general
 * ("date uploaded" before "date"). `heads` name the field, `others` may stand beside them, the
 * words of `glue` beside any. A word that ends in '*' stands for all that begin so, one that begins
 * with it for all that end so; "+" before a head: it says nothing alone ("number"). What stands in
 * brackets is passed over: "Subject (LCSH)".
 *
 * The words are put into one table at first use, each with a bit for every vocabulary, so that a
 * line costs a few look-ups however many vocabularies there are; most lines fail at their first
 * word.
 */
#include "import/record_grammar.h"
#include "base/map.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <pthread.h>
#include <string.h>

typedef struct {
    RecordLabel label;
    const char *heads, *others;
} Vocabulary;

#define ASKS(field, role, archival, heads, others)                                                 \
    { {"", RECORD_FIELD, field, role, archival}, heads, others }
#define OF_KIND(kind, archival, heads, others)                                                     \
    { {"", kind, FIELD_COUNT, "", archival}, heads, others }

static const char glue[] =
    "a the of and or in to for this was at on by is its as with their document documents record "
    "records item items object objects material materials file s archival associated related "
    "mentioned discussed cited named represented listed covered key main other additional "
    "selected dc dcterms документа документы документ документов материала материалов объекта "
    "дела и в о об по на к упоминаемые упомянутые связанные основные другие архивный архивного "
    "архивная der die das des dem den und oder von zu zum zur im am an fur dokuments dokument "
    "dokumente objekts unterlagen archivguts archivale stucks genannte genannter erwahnte "
    "zugehorige weitere wichtige le la les l d de du et ou au aux en sur par pour dans piece "
    "notice objet cite cites citee citees mentionne mentionnes mentionnee mentionnees associe "
    "associes associees lies liees principaux unite unites documentaire documentaires документе "
    "документу материал behandelte evoque evoques evoquee evoquees concernes historical";

/* Beside any where the page sets the label apart; elsewhere a title may be made of them. */
static const char glue_apart[] =
    "letter letters telegram cable memo memorandum report diary speech interview conversation "
    "meeting text item copy version piece formal descriptive short display "
    "official main key list full complete general detailed brief principal "
    "individual english used current present "
    "brief briefs akte quelle quellen textes angaben vorlage dokumenten "
    "письма источника записи текста сведения данные "
    "lettre texte piece liste copie indique";

static const Vocabulary vocabularies[] = {
    OF_KIND(RECORD_TEXT, false,
            "transcript transcripts transcription transkript* транскри* fulltext volltext ocr "
            "стенограмма abschrift transcribed",
            "full english german russian french original translation text plain texte brut "
            "deutsche page integral integrale complete"),
    OF_KIND(RECORD_TEXT, false, "+text +texte +текст +wortlaut",
            "full document english russian german french original translation plain brut integral "
            "integrale complet полный оригинальный русский исходный"),
    ASKS(FIELD_MARKING, "", true,
         "classification* classified +marking secrecy гриф* секретности einstufung "
         "klassifizierung verschlusssache* confidentialite verschlussgrad +классификация +secret "
         "+security confidentiality +grading +marked +grade vertraulichkeit* sicherheitsstufe "
         "секретност* +пометка конфиденциальност* +securite +marquage +habilitation "
         "geheimhaltung* geheimschutz* klassifikation* klassifizierungsgrad schutzvermerk "
         "+sensitivity +handling засекречен*",
         "original level security degree status initial initiale originale origine d niveau degre "
         "ursprunglich* ursprungliche grad stufe первоначальн* исходн* ограничени* доступ* "
         "степень уровень marking secret исходная первоначальная vs originally at grading grade "
         "markings fruhere исходный категория mention protection cote sicherheit origin when "
         "written vermerk einst protective instructions category первичный режим ограничительный "
         "как classement caractere"),
    ASKS(FIELD_DATE, "declassified", true, "declassif* рассекречен* deklassif* freigabe*",
         "date дата datum"),
    ASKS(FIELD_OTHER, "", false,
         "modified updated aktualisiert anderungsdatum aktualisierungsdatum bearbeitungsdatum "
         "zugriffsdatum abrufdatum consultation изменено изменения обновлено обновления",
         "date last datum дата derniere letzte"),
    ASKS(FIELD_UPLOADED, "uploaded", true,
         "upload* uploaded posted accessioned addeddate deposited submitted available +added "
         "hochgeladen +eingestellt bereitgestellt bereitstellung freischaltung numerisation "
         "hinzugefugt +gestellt +ligne +ajout +ajoute загрузк* загружен* +появления +website "
         "+webseite +seite +internet размещен* размещён* +добавлен* оцифров* выкладки hochladens "
         "onlinestellung televersement +chargement +site +posting +entered выложен* +внесени* "
         "+netz freigeschaltet +aufgenommen televers* +depose +disponible freischaltungsdatum "
         "digitised digitized digitisation digitization digitalisiert* digitalisierung +numerise "
         "ersteinstellung",
         "date dates datum original originally online mis mise дата сайте сайт портале site web "
         "am seit first время первоначальной ursprungliche* published publication upload made of "
         "to this since went с ins depuis publie versement verfugbar website digital digitale "
         "ursprunglich ursprunglichen initially from release appeared ввода сети онлайн ab portal "
         "enregistrement integration premiere"),
    ASKS(FIELD_UPLOADED, "uploaded", true, "+online +сайте +портале +web +сети +portal",
         "date published posted since datum seit publie veroffentlicht veroffentlichung dieser "
         "auf am this website web put made mise первой публикации опубликовано дата ligne first "
         "publication of went verfugbar depuis available с release appeared from "
         "erstveroffentlichung stellung digital premiere enregistrement"),
    ASKS(FIELD_PUBLISHED, "", false,
         "issued +issue +published +publication +edition imprint veroffentlichungsdatum "
         "erscheinungs* publikations* +erschienen +veroffentlichung +veroffentlicht* +parution "
         "+publie +издания +публикация +публикации +опубликован* +выходные",
         "date dates year place info information first time datum jahr ort annee lieu дата год "
         "место выходные данные издании сборнике"),
    ASKS(FIELD_PLACE, "", true, "entstehungsort ausstellungsort absendeort schreibort", ""),
    ASKS(FIELD_DATE, "sent", false,
         "+sent +отправки +отправления +envoi absendedatum +dispatch +despatch +absendung "
         "+expedition",
         "date дата datum of"),
    ASKS(FIELD_DATE, "received", false,
         "+received +получения +reception eingangsdatum +receipt +arrival", "date дата datum of"),
    ASKS(FIELD_DATE, "given", false,
         "date dates dated datum *datum datierung laufzeit entstehungsdatum entstehungszeit "
         "ausstellungsdatum zeitraum datation +produced +created дата даты датировк* +год +годы "
         "+время +year +years +jahr +annee +хронологические +рамки daten inclusive "
         "abfassungsdatum datiert entstanden +period +periode +zeitliche +zeit +период +when +day "
         "+zeitpunkt zeitangabe датирован* +датируется +когда +erstellt +fait erstellungsdatum "
         "+creation +redigee +ecrite +signee +datee +chronological +epoque entstehungsjahr "
         "briefdatum +число",
         "photograph photo image map print work created creation composed issued original origin "
         "written range covering coverage production time einordnung zeitliche origine produced "
         "extreme extremes entstehung ausstellung redaction создания написания составления "
         "крайние события period хронологические рамки abfassung niederschrift writing drafted "
         "drafting event events signed signing conversation historical meeting record day "
         "signature letter telegram cable entretien emission беседы встречи письма подписания auf "
         "gesprachs evenement lettre telegramme составлен composition made as given issue "
         "источника chronologique version originals"),
    ASKS(FIELD_ORIGINAL_LANGUAGE, "", true, "originalsprache", "text"),
    ASKS(FIELD_LANGUAGE, "", false,
         "language languages sprache sprachen langue langues язык языки iso lang *sprache "
         "textsprachen sprachfassung",
         "language script scripts note notes text текста langue ecriture источника textes texte "
         "documents used code version this original публикации на каком quelle employee originale"),
    ASKS(FIELD_IDENTIFIER, "record", true,
         "id ids identifier identifiers identifikator* kennung identifiant identifiants "
         "identification идентификатор* datensatznummer objektnummer inventarnummer "
         "dokumentnummer dokumentennummer +number +nummer +numero +no +nr +n *nummer +номер ark "
         "doi handle isbn issn naid esdn +inv *kennung +код uid +matricule +ид",
         "local digital catalog catalogue national archives archive permanent persistent unique "
         "datensatz objekt dokument enregistrement записи учетный учётный description system "
         "control resource accession inventory инвентарный reference other site collection "
         "eintrags inventaire archivalien регистрационный perenne permanente foia crest esdn nr "
         "entry doc registration карточки идентификационный datensatzes dokumenten laufende dok "
         "interne interner d la fiche нр letter telegram cable report diary memo image page "
         "письма internal serial code ref уникальный базе порядковый eindeutige fortlaufende "
         "архиве"),
    ASKS(FIELD_URL, "", true,
         "url uri permalink permalien hyperlink zitierlink +link +lien +adresse +address ссылка "
         "weblink",
         "permanent persistent stable identifier постоянная page web source citation handle "
         "zitier persistenter dauerhafter dauerhafte dauerhaft perenne permanente"),
    ASKS(FIELD_EXTENT, "", true,
         "extent physical +materielle umfang dimension* объем объём importance +pages +листов "
         "+feuillets +folios +leaves +seiten +страниц seitenzahl +count masse +quantity "
         "+measurements +length +collation +etendue +physique +physische +физическое +физические "
         "+folio +sheets +sheet",
         "format details description medium number nombre anzahl количество materielle physique "
         "characteristics dimensions physische page count beschreibung описание характеристики "
         "формат total"),
    ASKS(FIELD_COLLECTION, "", true,
         "collection collections series subseries fonds bestand bestande sammlung sammlungen "
         "serie archivbestand bestandsname +partie +part +parent +member коллекция коллекции "
         "коллекцию серия подборка +сборник +раздел ispartof",
         "name title nom titre titel название parent from part teil digital bestandsname relation "
         "sub sous est une fait repository archive appears following source origine associee "
         "archives входит часть фонд"),
    ASKS(FIELD_REFERENCE, "", true,
         "reference references shelfmark shelfmarks cote cotes signatur signaturen "
         "archivaliensignatur archivsignatur bestellsignatur altsignatur vorsignatur *signatur "
         "aktenzeichen шифр шифры +call +shelf фонд опись +ед лист листы box boxes folder "
         "+container +containers +callnumber",
         "alt code codes number numbers mark no nr inventar former department departments "
         "original хран хранения единица номер ancienne actuelle alte archives box folder group"),
    ASKS(FIELD_REFERENCE, "", true, "+group", "number"),
    ASKS(FIELD_REFERENCE, "", true, "дело", ""),
    ASKS(FIELD_RIGHTS, "", true,
         "right rights copyright license licence licensing reproduction restriction* closure "
         "access usage +use reuse permissions lizenz lizenzen recht rechte rechte* nutzung* "
         "zugang* zugangs* benutz* urheberrecht* verwertung* droit droits acces communicabilite "
         "reutilisation utilisation права право лицензия доступ доступа использования "
         "использование авторские правовая правовой правообладатель lizenzhinweis rechtsstatus "
         "rechtsinformation rechtsinformationen +juridique copyrights копирайт +ограничения "
         "rechtliches rechtlicher weiterverwendung +verwendung nachnutzung +permission "
         "reproductions disclaimer rechtslage bildrechte доступность +autorisations",
         "statement statements status uri media holder holders conditions condition terms "
         "governing use note notes information informationen bedingungen hinweis hinweise mention "
         "mentions publication digitalisat digitalisats regime условия ограничения режим copy "
         "auteur existence communicabilite rechtlicher modalites информация статус legal level "
         "possible advisory standardized standardised statut уровень management notice "
         "rechtliches авторское правила permission reproductions and publishing to materials "
         "owner reserved open fair re лицензионные regles titulaire vorlage licences"),
    ASKS(FIELD_ARCHIVE, "", true,
         "archive archives repository repositories institution holding +held originals provider "
         "custodian archiv archivs herkunftsarchiv ursprungsarchiv aufbewahrungsort aufbewahrung "
         "lagerort standort +originating aufbewahrende datenpartner einrichtung bestandshaltende* "
         "depot conservation +owning datengeber archivinstitution besitzer besitzende +library "
         "+museum +bibliothek +bibliotheque localisation etablissement detenteur архив "
         "архивохранилище хранилище фондодержатель +хранения +хранится хранитель держатель "
         "владелец +архива +библиотека +музей provenance +kept +preserved depository +holder "
         "keeper verwahr* +aufbewahrendes +archivierende +conserve +deposit +deposited +owner "
         "originalstandort archivstandort +detentrices +местонахождение +хранение",
         "original location existence origin providing contributing owning current data partner "
         "home name physical herkunft ort institution institutions lieu origine partenaire "
         "исходный источник происхождения место государственный d site holding organization "
         "organisation originating source where archiv хранения оригинальный оригинала "
         "ursprungliches ursprunglicher service fonds locations library haltendes organisme "
         "centre название организация учреждение country of оригинал где stelle haltende at in "
         "holder conserve документа repository depository +library institutional place archival "
         "наименование архива quelle uberliefernde national standort trouve"),
    ASKS(FIELD_ABSTRACT, "", false,
         "summary abstract overview precis kurzzusammenfassung kurzinhalt kopfregest apercu "
         "изложение description scope synopsis regest regeste inhalt inhaltsangabe "
         "zusammenfassung enthalt enthaltvermerke kurzbeschreibung beschreibung kurzregest resume "
         "analyse abstrakt inhaltsbeschreibung presentation portee +contenu аннотация содержание "
         "резюме описание sommaire +annotation gist +content реферат +суть +кратко enthaltvermerk "
         "inhaltsubersicht +подробности +brief +outline descriptif synthese dokumentbeschreibung "
         "вкратце +highlights",
         "u content contents brief short folder краткое kurze et contenu dokumentbeschreibung "
         "краткая abstract summary description note general inhaltliche archivist s editorial "
         "executive breve courte описания of dokuments archival main points key detailed item "
         "содержания содержательная источника inhalts knappe kurzer descriptive notice original"),
    ASKS(FIELD_RECIPIENT, "", false,
         "+gerichtet +adressiert +adresse +destine +адресован +адресовано recipient recipients "
         "addressee addressees addressed empfanger empfangerin adressat adressaten adressatin "
         "destinataire destinataires адресат адресаты получатель получатели кому",
         "letter кому chi wem qui"),
    ASKS(FIELD_AUTHOR, "sender", false,
         "sender senders absender absenderin expediteur expediteurs emetteur отправитель "
         "отправители",
         ""),
    ASKS(FIELD_CONTRIBUTOR, "translator", false,
         "translator translators ubersetzer ubersetzerin traducteur traducteurs переводчик "
         "переводчики",
         ""),
    ASKS(FIELD_CONTRIBUTOR, "", true,
         "contributor contributors contributed obtained transcriber transcribers mitwirkende "
         "mitwirkender beitragende beitrager bearbeitung bearbeiter bearbeiterin contributeur "
         "contributeurs collaborateurs обработка подготовил подготовили предоставил предоставлено "
         "+provided +submitted +prepared +compiled +bearbeitet +zusammengestellt +eingereicht "
         "+transcrit +расшифровал +расшифровала +перевел +обработал +editor +editors +redacteur "
         "контрибьюторы предоставили участники подготовка вклад beigetragen contributions "
         "transcriptionist transcripteur editors edited участник редактор публикатор "
         "+contributing scholar +supplied +collected +shared +communicated +furnished "
         "предоставлен* соавтор контрибьютор +beigesteuert +beschafft +zugeliefert +ubermittelt "
         "+fourni +transmis +propose +communique +obtenu +apporte contributrice contribution "
         "+located +fournie +transmise +communiquee submitter +procured +curated +recorded "
         "+researcher +прислал предоставитель einsender +eingesandt +mitarbeit mitwirkung "
         "redaktion bereitsteller mitarbeiter +apport +signale +beitrag",
         "authorship production name names публикации проекта contributor advisor illustrator "
         "scholar researcher institution кто материал durch project institutions institutional "
         "research by document archive кем"),
    ASKS(FIELD_AUTHOR, "author", false,
         "author authors creator creators writer writers verfasser verfasserin autor autoren "
         "autorin urheber aussteller ausstellerin auteur auteurs createur createurs redacteur "
         "redacteurs signataire signataires producteur автор авторы составитель составители "
         "создатель подписал +written +composed +drafted +verfasst +geschrieben +entworfen "
         "+redige +ecrit +составил +написал +составлено авторство photographer photographers "
         "maker makers cartographer fotograf fotografin speaker speakers orateur redner оратор "
         "докладчик photographe photographes фотограф originator artist artists kunstler "
         "kunstlerin +creating aktenbildner bestandsbildner registraturbildner hersteller "
         "фондообразователь +origine +agent +agents +signed +authored authorship signatory "
         "signatories подписант +исполнитель ersteller +erstellerin unterzeichner unterzeichnerin "
         "+schreiber +verfassende auteure autrice +signe +redigee +ecrite +signee +issued drafter "
         "unterzeichnet +unterzeichnete autorschaft verfasserschaft autorinnen briefschreiber "
         "scripteur создатели +кем +erstellt",
         "linked name names corporate creator author contributor nom noms имя personal primary "
         "principal first creating organization maker provenienz fonds originating e rice autrice "
         "trice кто person text document s by durch drafting officer office body organisation "
         "whom original письма источника текста составлен написан подписан"),
    ASKS(FIELD_SUBJECT, "", false,
         "subject subjects topic topics keyword keywords theme themes tag tags descriptor "
         "descriptors schlagwort schlagworter schlagworte *schlagworter *schlagworte stichwort "
         "stichworter stichworte thema themen sachbegriff sachbegriffe sachgebiete +sache "
         "deskriptoren betreff sujet sujets +cles +cle thematique thematiques matiere matieres "
         "descripteurs тема темы тематика +слова рубрика рубрики теги метки предметные sachthemen "
         "+sachen +headings sachgruppe sachindex gegenstande предметы +предмет +предметный "
         "+thematik +category +categories +kategorie +kategorien +categorie +issues +вопросы "
         "+дескрипторы +категории themengebiet themengebiete themenfelder +rubriken sachgebiet "
         "sachregister +gegenstand +etiquettes +vedettes +questions +rubriques themenbereich "
         "themenbereiche themenfeld проблематика +сюжеты themenschwerpunkte sachbetreffe +tagged "
         "sachverhalte",
         "depicted heading headings term terms access points point index lcsh indexbegriff mots "
         "mot sach matiere matieres ключевые предметные general topical library congress рубрики "
         "обсуждаемые затронутые abordes author uncontrolled controlled local freie indexation "
         "предметная указатель besprochene behandelte traites sachgebiet matter area areas "
         "discussed тематические abordees traitees evoques thematische inhaltliche lc clefs "
         "termes проблемы clef"),
    ASKS(FIELD_PLACE_ABOUT, "", false,
         "place places location locations geographic* spatial +spatiale coverage ort orte "
         "ortsnamen geografika geographika ortsbezug raumbezug schauplatz lieu lieux geographie "
         "geographique* места географические география географический +пункты страны территория "
         "территории countries regions lander +bezuge +couverture +bezug ortsindex +country "
         "+region +city +state +county +land +commune +страна +регион +регионы +место +geography "
         "+where +areas toponyms топонимы +местность регионы +raum +regionen landerbezug "
         "ortsregister localisation localisations espaces +pays geografisch* +geographische "
         "+geographischer cities locality localities locales +города +localites +toponymes "
         "ortsschlagworter",
         "name names subject subjects access points point term terms area indexbegriff coverage "
         "depicted shown pictured mot mots cle cles schlagwort couverture spatiale spatiales "
         "spatial temporelle noms nom населенные населённые названия объекты действия country "
         "region указатель lander geographische geografischer geographischer raumlicher "
         "indexation zone охват focus упоминания schlagworter schlagworte index concernes evoques "
         "regionen covered документе begriffe begriff place keywords interest references termes "
         "angaben und страны имена"),
    ASKS(FIELD_PERSON, "", false,
         "people person persons names individuals organization organizations organisation "
         "organisations bodies personen personennamen +person korperschaft korperschaften "
         "organisationen institutionen personne personnes personnages organisme organismes "
         "collectivites лица персоны персоналии персоналия +entities personenindex namensindex "
         "организация организации учреждения имена люди +именной +noms +institutions +actors +who "
         "personalities personnalites +acteurs +intervenants +akteure personenregister "
         "+beteiligte +namen +участники +упомянуты +groups +agencies +parties +verbande individus",
         "name corporate subject subjects access points point body institutions indexbegriff mot "
         "mots cle cles schlagwort beteiligte noms nom physiques morales propres действующие "
         "физические юридические указатель agents personal involved событий беседы переговоров "
         "index personen referenced groups mentioned and людей"),
    ASKS(FIELD_DONOR, "", true,
         "donor donors donated donateur donateurs +don +dons +geschenk dons дар даритель дарители "
         "жертвователь жертвователи spender schenkung stifter доноры пожертвования geldgeber "
         "mecenes bienfaiteurs +given gifts +gift donation donations benefactor benefactors "
         "patrons patron +передал благотворител* меценат* schenker spenderin +gestiftet +geber "
         "+donne +offert +legue +zuwendung mazen mazene donatrice donatrices +передан bequest "
         "+legs +bequests +дарственная +подарено +подарил schenkungsgeber +ubergeben +передано",
         "gift name names funders information from кто material documents und funder archive to "
         "the of durch du кем подарен nom архиву архив"),
    ASKS(FIELD_SPONSOR, "", true,
         "sponsor sponsors sponsorship sponsored funder funders funded funding supported спонсор "
         "спонсоры поддержке gefordert forderung +agency mecene financement +soutien finance "
         "+поддержка +support sponsoren +grant grantor +grants supporters +underwritten "
         "zuwendungsgeber finanzierung +финансирование +грант +parrainage +subvention",
         "project description при avec sponsoring durch financier note проекта forderer financial "
         "possible funders supporting foundation source body digitization philanthropic "
         "финансовая concours donors"),
    ASKS(FIELD_CREDITS, "", true,
         "credit credits acknowledgement acknowledgements acknowledgment acknowledgments "
         "благодарности благодарность danksagung dank remerciements bildnachweis bildnachweise "
         "+признательности +courtesy +thanks +thank +attribution fotonachweis danksagungen "
         "bildquelle +благодарностью +danken +merci",
         "line photo photos image images photographiques mitwirkung выражение production "
         "publication translation with выражаем mit an photographique avec nos editorial "
         "bildrechte information special reproduced photograph by с слова besonderer wir "
         "autorisation aimable"),
    ASKS(FIELD_PUBLISHER, "", false,
         "publisher publishers издатель издательство herausgeber herausgeberin verlag editeur "
         "editeurs",
         "digital электронный name version scientifique электронной версии"),
    ASKS(FIELD_KIND, "", false,
         "type typ genre denomination +form objekttyp dokumenttyp dokumentart dokumentenart "
         "quellentyp quellenart textsorte archivalientyp archivalienart gattung objektart "
         "medientyp typologie genres +art +nature +вид +тип +жанр +разновидность",
         "type form media quelle источника content format generale generales general designation "
         "resource item ressource ресурса work"),
    ASKS(FIELD_CONTACT, "", true, "contact contacts kontakt контакты контакт inquiries enquiries",
         "information name"),
    ASKS(FIELD_NOTE, "", false,
         "note notes remark remarks anmerkung anmerkungen bemerkung bemerkungen примечание "
         "примечания remarque remarques observations",
         "general generale editor archivist архивиста"),
    ASKS(FIELD_SOURCE_NOTE, "", false,
         "source sources quelle quellen quellenangabe fundstelle источник источники "
         "quellennachweis originalquelle quellenhinweis +vorlage первоисточник textquelle "
         "quellenbeschreibung +herkunft",
         "information note archival информации публикации original bibliographic электронной "
         "копии references text citation reference details published originale origine d текста "
         "of document publication description date printed primary secondary documentary ссылка "
         "данные сведения nachweis ursprungliche fundort texte imprimee archivistique "
         "bibliographiques copie"),
    ASKS(FIELD_TITLE, "", false,
         "title titles titel titre titres intitule название заголовок наименование заглавие "
         "uberschrift heading haupttitel originaltitel sachtitel bandtitel +caption +headline "
         "*titel +bezeichnung aktentitel dokumentenbezeichnung objekttitel libelle",
         "original alternative uniform proper full name official propre originaltitel основное "
         "полное statement оригинальное complet principal quelle text du english russian german "
         "french заголовок краткое название русском языке источника записи dokumenten abrege "
         "donne akte as given supplied"),
    // Questions whose answers no field of ours holds; known, so that they take them along.
    ASKS(FIELD_OTHER, "", false,
         "level history acquisition appraisal accruals arrangement format formats status citation "
         "conventions revision units copies unit files size filesize modified updated views "
         "container finding aid aids rating legal opening transmission condition state seal "
         "уровень подлинность способ сохранность легенда состояние изменения копии "
         "verzeichnungsstufe uberlieferung uberlieferungsart erhaltungszustand beschreibstoff "
         "siegel provenienz kontext aktualisierung zustand druckort zitierweise niveau historique "
         "classement statut etat support mise references",
         "description archived copy reference custodial immediate source acquisition transfer "
         "last date rules institution identifier dates creation deletion existence location "
         "published preferred cite digital mime type record number general letzte letzter stufe "
         "title how воспроизведения описания физическое документа последнего описание "
         "actualisation conservation jour file language finding original related"),
    OF_KIND(RECORD_SECTION, true,
            "metadata metadaten metadonnees метаданные details +information +informations "
            "+informationen +area +zone +core +сведения +информация +angaben +fiche +данные",
            "about identity context content structure conditions access use control description "
            "notes allied dublin bibliographic catalogue catalog type text technical "
            "administrative detailed zur общие identification contexte contenu acces descriptive "
            "titre mention responsabilite dates production materielle archivistique edition "
            "controle title responsibility"),
};

enum { VOCABULARIES = sizeof vocabularies / sizeof *vocabularies, WORD_BYTES_MAX = 40, LEAST = 3 };
_Static_assert(VOCABULARIES < 64, "a bit for each");

/* What a word says: bits of vocabularies. */
typedef struct {
    uint64_t heads;   // that it names
    uint64_t alone;   // and needs no second word
    uint64_t others;  // that it may stand in
    uint64_t apart;   // the same, of a label that the page sets apart
} Meaning;

static struct {
    struct map *words;  // also "word*" for beginnings: numbers in meanings
    LIST_OF(Meaning) meanings;
    StrList endings;            // of "*word"
    LIST_OF(size_t) of_ending;  // numbers in meanings
    size_t longest_beginning;
} table;

static Meaning *meaning_of(struct arena *process, Str word) {
    bool is_new;
    uint64_t *number = map_put(table.words, word, &is_new);
    if (is_new) {
        *number = table.meanings.n;
        *LIST_ADD(process, &table.meanings) = (Meaning){0, 0, 0, 0};
        if (str_starts(word, STR("*"))) {
            str_list_add(process, &table.endings, str_skip(word, 1));
            *LIST_ADD(process, &table.of_ending) = *number;
        }
        if (str_ends(word, STR("*")) && word.n - 1 > table.longest_beginning)
            table.longest_beginning = word.n - 1;
    }
    return &table.meanings.p[*number];
}

static void put_all(struct arena *process, const char *words, uint64_t bits, bool heads) {
    for (Str word, rest = str_from_c(words); rest.n > 0;) {
        (void)str_cut(rest, ' ', &word, &rest);
        bool needs_more = str_starts(word, STR("+"));
        word = str_skip(word, needs_more);
        if (word.n == 0)
            continue;
        Meaning *meaning = meaning_of(process, word);
        if (!heads)
            meaning->others |= bits;
        else
            meaning->heads |= bits;
        if (heads && !needs_more)
            meaning->alone |= bits;
    }
}

static void make_table(void) {
    struct arena *process = arena_create();
    table.words = map_create(process);
    put_all(process, glue, UINT64_MAX, false);
    for (Str word, rest = str_from_c(glue_apart); rest.n > 0;) {
        (void)str_cut(rest, ' ', &word, &rest);
        meaning_of(process, word)->apart = UINT64_MAX;
    }
    for (size_t i = 0; i < VOCABULARIES; i++) {
        uint64_t bit = (uint64_t)1 << i;
        put_all(process, vocabularies[i].heads, bit, true);
        put_all(process, vocabularies[i].others, bit, false);
    }
}

static void take_in(Meaning *all, size_t number) {
    all->heads |= table.meanings.p[number].heads;
    all->alone |= table.meanings.p[number].alone;
    all->others |= table.meanings.p[number].others;
    all->apart |= table.meanings.p[number].apart;
}

/* Of a word, its beginnings and endings. */
static Meaning look_up(Str word) {
    char beginning[WORD_BYTES_MAX + 1];
    Meaning all = {0, 0, 0, 0};
    const uint64_t *number = map_find(table.words, word);
    if (number != NULL)
        take_in(&all, *number);
    memcpy(beginning, word.p, word.n);
    for (size_t n = LEAST; n <= word.n && n <= table.longest_beginning; n++) {
        char next = beginning[n];
        beginning[n] = '*';
        number = map_find(table.words, (Str){beginning, n + 1});
        beginning[n] = next;
        if (number != NULL)
            take_in(&all, *number);
    }
    for (size_t i = 0; i < table.endings.n; i++)
        if (word.n > table.endings.p[i].n && str_ends(word, table.endings.p[i]))
            take_in(&all, table.of_ending.p[i]);
    return all;
}

/* The next run of letters and digits outside brackets; false at the end. */
static bool next_word(Str text, size_t *at, Str *word) {
    size_t from = SIZE_MAX, end = 0;
    for (uint32_t c, depth = 0;;) {
        size_t here = *at;
        bool more = utf8_next(text, at, &c);
        UnicodeClass class = more ? unicode_class(c) : UNICODE_OTHER;
        bool in_word = depth == 0 &&
                       (class == UNICODE_LETTER || class == UNICODE_DIGIT || class == UNICODE_MARK);
        if (in_word && from == SIZE_MAX)
            from = here;
        if (!in_word && from != SIZE_MAX) {
            *at = here;
            *word = str_slice(text, from, end);
            return true;
        }
        if (!more)
            return false;
        end = *at;
        if (c == '(' || c == '[')
            depth++;
        if ((c == ')' || c == ']') && depth > 0)
            depth--;
    }
}

/* What is more than "(s)" or "(LCSH)" may be the answer. */
static bool holds_much_in_brackets(Str text) {
    size_t depth = 0, n = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        depth -= (c == ')' || c == ']') && depth > 0;
        n += depth > 0;
        if (depth > 0 && c >= '0' && c <= '9')
            return true;
        depth += c == '(' || c == '[';
    }
    return n > 12;
}

const RecordLabel *record_grammar_label(Str folded, bool set_apart) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    (void)pthread_once(&once, make_table);
    uint64_t possible = UINT64_MAX, named = 0, named_alone = 0;
    size_t count = 0;
    Str word;
    if (str_has(folded, STR(":")) || holds_much_in_brackets(folded))
        return NULL;
    for (size_t at = 0; next_word(folded, &at, &word); count++) {
        if (count == RECORD_GRAMMAR_WORDS_MAX || word.n > WORD_BYTES_MAX)
            return NULL;
        Meaning meaning = look_up(word);
        possible &= meaning.heads | meaning.others | (set_apart ? meaning.apart : 0);
        if (possible == 0)
            return NULL;
        named |= meaning.heads;
        named_alone |= meaning.alone;
    }
    possible &= count > 1 || set_apart ? named : named_alone;
    for (size_t i = 0; i < VOCABULARIES && possible != 0; i++)
        if ((possible >> i & 1) != 0)
            return &vocabularies[i].label;
    return NULL;
}
