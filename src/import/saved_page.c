/*
 * One table, because those who hand files over and those who read them must agree about what
 * belongs together. A folder is named in the language of the browser.
 */
#include "import/saved_page.h"

static const char *const folder_endings[] = {"_files",     ".files",    "-Dateien",  "_fichiers",
                                             "-filer",     "_archivos", "_arquivos", "_file",
                                             "_bestanden", "_pliki",    "_soubory",  "_tiedostot"};
static const char *const page_endings[] = {".html", ".htm", ".xhtml"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

Str saved_page_stem(Str file) {
    for (size_t i = 0; i < COUNT(page_endings); i++) {
        Str ending = str_from_c(page_endings[i]);
        if (file.n > ending.n && str_equal_nocase(str_skip(file, file.n - ending.n), ending))
            return str_slice(file, 0, file.n - ending.n);
    }
    return (Str){NULL, 0};
}

Str saved_page_folder_stem(Str folder) {
    for (size_t i = 0; i < COUNT(folder_endings); i++) {
        Str ending = str_from_c(folder_endings[i]);
        if (folder.n > ending.n && str_ends(folder, ending))
            return str_slice(folder, 0, folder.n - ending.n);
    }
    return (Str){NULL, 0};
}

bool saved_page_folder(Str stem, size_t i, struct arena *results, Str *folder) {
    if (i >= COUNT(folder_endings))
        return false;
    *folder = str_format(results, "%.*s%s", STR_ARG(stem), folder_endings[i]);
    return true;
}
