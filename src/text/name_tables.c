/*
 * The tables are read as they stand: a group is found by its first letter in a line of some fifty,
 * which for words of ten letters is quicker than anything made from them first.
 *
 * Sources: BGN/PCGN 1947 for Russian; ALA-LC Romanization Tables, Russian (2012); ISO 9:1995 and
 * the scholarly habit before it; Duden's table for German; the French, Italian, Spanish, Polish,
 * Hungarian, Dutch and Swedish habits as encyclopedias and newspapers of the time follow them.
 */
#include "text/name_tables.h"
#include <stddef.h>

const char *const name_tables_groups[NAME_SYSTEM_COUNT] = {
    [NAME_IN_ENGLISH] = "a=a b=b v=v g=g d=d e=e \u00eb=e zh=j z=z i=i k=k l=l m=m n=n o=o p=p r=r "
                        "s=s t=t u=u f=f kh=x ts=c|ts ch=q sh=w shch=y y=i yu=iu ya=ia ye=e yo=e "
                        "x=ks",
    [NAME_IN_LIBRARIES] = "a=a b=b v=v g=g d=d e=e \u00eb=e zh=j z=z i=i \u012d=i k=k l=l m=m n=n "
                          "o=o p=p r=r s=s t=t u=u f=f kh=x ts=c|ts ch=q sh=w shch=y y=i iu=iu "
                          "ia=ia ie=e io=e \u0117=e",
    [NAME_IN_SCHOLARSHIP] =
        "a=a b=b v=v g=g d=d e=e \u00eb=e \u011b=e \u00e8=e \u0117=e \u017e=j "
        "z=z i=i j=i k=k l=l m=m n=n o=o p=p r=r s=s t=t u=u f=f ch=x h=x x=x "
        "c=c \u010d=q \u0161=w \u0161\u010d=y \u015d=y y=i ju=iu ja=ia je=e jo=e "
        "\u00fd=i \u00e1=a \u00ed=i \u0107=q \u0111=dj",
    [NAME_IN_GERMAN] = "a=a b=b d=d e=e f=f g=g i=i k=k l=l m=m n=n o=o p=p r=r s=s|z ss=s|z "
                       "\u00df=s t=t u=u w=v z=c tz=c ch=x sch=w|j sh=j tsch=q tschsch=y "
                       "schtsch=y dsch=dj j=i ju=iu ja=ia je=e jo=e y=i x=ks ah=a eh=e oh=o uh=u "
                       "ih=i",
    [NAME_IN_FRENCH] =
        "a=a b=b v=v g=g gue=ge gui=gi d=d e=e \u00e9=e \u00e8=e ine$=in guine$=gin j=j z=z i=i "
        "\u00ef=i k=k c=k ce=se ci=si qu=k l=l m=m n=n o=o p=p r=r s=s ss=s t=t ou=u u=u f=f "
        "ff=f f$=f|v ff$=f|v kh=x ts=c tz=c tch=q ch=w cht=wt chtch=y y=i you=iu "
        "ya=ia ye=e yo=e iou=iu ia=ia ie=e io=e dj=dj x=ks",
    [NAME_IN_POLISH] = "a=a b=b w=v g=g d=d e=e \u017c=j z=z \u017a=z i=i j=i k=k \u0142=l l=l m=m "
                       "n=n \u0144=n o=o \u00f3=o p=p r=r s=s \u015b=s t=t \u0107=t u=u f=f ch=x "
                       "h=x c=c cz=q sz=w szcz=y d\u017c=dj y=i ja=ia ju=iu je=e jo=e ia=ia iu=iu "
                       "ie=e io=e ks=ks",
    [NAME_IN_ITALIAN] = "a=a b=b v=v w=v g=g gh=g ge=dje gi=dji|dj d=d e=e \u00e9=e \u00e8=e z=c|z "
                        "\u017e=j zz=c i=i k=k kr=kr|xr ch=k|x kh=x c=k ce=qe ci=qi|q l=l m=m n=n "
                        "o=o p=p r=r s=s ss=s t=t u=u f=f h=x sc=sk sce=we|ye sci=w|y sh=w shch=y "
                        "zh=j ts=c j=i y=i x=ks qu=kv ju=iu ja=ia je=e jo=e \u00f2=o",
    [NAME_IN_SPANISH] =
        "a=a \u00e1=a b=b v=v g=g gue=ge gui=gi d=d e=e \u00e9=e zh=j z=z i=i \u00ed=i "
        "j=x kh=x k=k kr=kr|xr c=k ce=se ci=si qu=k l=l m=m n=n o=o \u00f3=o p=p r=r s=s t=t "
        "u=u \u00fa=u f=f ts=c ch=q sh=w sch=w|y shch=y y=i ya=ia ye=e yo=e yu=iu "
        "x=ks",
    [NAME_IN_HUNGARIAN] =
        "a=a \u00e1=a b=b v=v g=g d=d e=e \u00e9=e zs=j z=z i=i \u00ed=i j=i k=k "
        "l=l m=m n=n o=o \u00f3=o p=p r=r sz=s s=w t=t u=u f=f h=x c=c cs=q nye=ne tye=te "
        "scs=y ja=ia ju=iu je=e jo=e",
    [NAME_IN_DUTCH] = "a=a b=b v=v g=g d=d e=e zj=j z=z i=i j=i k=k l=l m=m n=n o=o p=p r=r s=s "
                      "t=t oe=u f=f ch=x ts=c tsj=q sj=w sjtsj=y y=i ja=ia joe=iu je=e jo=e",
    [NAME_IN_SWEDISH] = "a=a b=b v=v g=g d=d e=e zj=j z=z i=i j=i k=k l=l m=m n=n o=o p=p r=r s=s "
                        "t=t u=u f=f ch=x ts=c tj=q sj=w sjtj=y \u0161=w t\u0161=q \u0161t\u0161=y "
                        "\u017e=j h=x y=i ja=ia ju=iu je=e jo=e",
    [NAME_IN_PRESS] =
        "a=a b=b v=v g=g gh=g d=d e=e \u00e9=e zh=j z=z i=i ee=i j=i k=k kr=kr|xr c=k "
        "ce=se|ce ci=si|ci ck=k qu=kv l=l m=m n=n o=o oo=u p=p ph=f r=r s=s t=t u=u "
        "ou=u f=f f$=f|v ff$=f|v ow$=ov ew$=ev owsk=ovsk ewsk=evsk h=x kh=x ts=c "
        "tz=c ch=q tch=q sh=w sch=w|y shch=y chtch=y shtch=y dj=dj dzh=dj y=i yu=iu "
        "ya=ia ye=e yo=e iu=iu ia=ia ie=e io=e ju=iu ja=ia je=e jo=e x=ks eh=e",
};

const char *const name_tables_heard =
    "a=a|e|ei al=al|ol wa=uo|ua|va aa=a ah=a ai=ei|e|ai au=o|au|ou ault$=o|olt aud$=o aw=o "
    "ay=ei|ai b=b c=k|s ce=s|se|ts ci=si|s "
    "ch=q|k|w|x ck=k d=d|t dge=dj dt=t|dt e=e|i e$=|e ea=i|e|ei eau=o eaux$=o et$=e|et ee=i eh=e "
    "ei=ei|ai|i "
    "eu=eu|e|oi ew=u|iu ey=i|ei f=f ff=f g=g|dj gh=g| gu=g|gu|gv h=x|g| i=i|ai ie=i|e ij=ei "
    "j=dj|j|i|x "
    "k=k kh=k|x kn=n l=l m=m mb=mb|m mc=mak n=n o=o|u|a|ou ot$=o|ot oa=o|ou oe=e|o oh=o oo=u "
    "ou=u|au|ou|o "
    "ow=au|ou|o ough=o|ou|au oy=oi p=p pf=pf ph=f qu=kv|k r=r rh=r s=s|z se=se|z|s|ze es$=s|es "
    "sc=sk|s sch=w|sk sh=w ss=s "
    "sz=s t=t tch=q th=t|s|z ts=c|ts tz=c u=u|a|iu|i ur=er|ar|ur|iur ue=u|iu ui=ui|i v=v v$=v|f "
    "w=u|v| "
    "wh=u|v x=ks y=i|ai "
    "z=z|c zz=c|z \u00e9=e \u00e8=e \u00ea=e \u00e4=e \u00f6=e|o \u00fc=u|i \u00e7=s \u00e1=a "
    "\u00ed=i "
    "\u00f3=o \u00fa=u \u00f1=n \u00ef=i \u00f4=o \u00e2=a \u00df=s \u00f8=e";

const char *const name_tables_rules[NAME_SYSTEM_COUNT + 1] = {
    [NAME_IN_ENGLISH] = "English form",       [NAME_IN_LIBRARIES] = "library form",
    [NAME_IN_SCHOLARSHIP] = "scholarly form", [NAME_IN_GERMAN] = "German form",
    [NAME_IN_FRENCH] = "French form",         [NAME_IN_POLISH] = "Polish form",
    [NAME_IN_ITALIAN] = "Italian form",       [NAME_IN_SPANISH] = "Spanish form",
    [NAME_IN_HUNGARIAN] = "Hungarian form",   [NAME_IN_DUTCH] = "Dutch form",
    [NAME_IN_SWEDISH] = "Swedish form",       [NAME_IN_PRESS] = "newspaper form",
    [NAME_IN_CYRILLIC] = "Russian form",
};

const char *const name_tables_slavic = "ov ev in ski cki ni ova eva ina enko";

/* From U+0430 on; signs have no sound. */
static const char *const russian[] = {
    "a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "x", "c", "q", "w", "y", "",  "i", "",  "e", "iu", "ia",
};

const char *name_tables_cyrillic(uint32_t letter) {
    if (letter >= 0x0430 && letter <= 0x044F)
        return russian[letter - 0x0430];
    switch (letter) {
    case 0x0450:
    case 0x0451:
    case 0x0454:
        return "e";
    case 0x0452:
    case 0x045F:
        return "dj";
    case 0x0453:
    case 0x0491:
        return "g";
    case 0x0455:
        return "dz";
    case 0x0456:
    case 0x0457:
    case 0x0458:
        return "i";
    case 0x0459:
        return "l";
    case 0x045A:
        return "n";
    case 0x045B:
        return "q";
    case 0x045C:
        return "k";
    case 0x045E:
        return "v";
    default:
        return NULL;
    }
}

const char *const name_tables_cases =
    "ogo=i omu=i imi=|i im=|i om=|i em=|i ix=|i oi=a u=|a e=|a a= i=|a";
