/* A document when memory fails: the status says so, nothing is left allocated, and what failed once can be asked for
 * again. */
#include "check.h"
#include "document/document.h"

static const char PAGE[] = "Шуда жаңа кiтапхана ашылды\n\n"
                           "Кеше Шу қаласында үш қабатты жаңа кiтaпхана ашылды. Рәсімге Жамбыл облысының әкімі Ерлан "
                           "Досжанов қатысты.\n"
                           "Құрылысқа 1,2 млрд теңге бөлінген. \"Бұл - мереке\", - деді Ерлан Досжанов.\n";

typedef struct account {
    long until_failure; /* allocations that still succeed; negative: all do */
    bool only_once;
    long blocks, calls;
} account;

static void *allocate(void *userdata, void *old, size_t old_size, size_t new_size) {
    account *a = userdata;
    (void)old_size;
    if (new_size == 0) {
        a->blocks -= old != NULL;
        free(old);
        return NULL;
    }
    a->calls++;
    if (a->until_failure == 0) {
        if (a->only_once)
            a->until_failure = -1;
        return NULL;
    }
    if (a->until_failure > 0)
        a->until_failure--;
    a->blocks += old == NULL;
    return realloc(old, new_size);
}

static kz_status record(kz_document *doc, char **copy) {
    kz_slice json;
    kz_status status = kz_document_json(doc, &json);
    if (status == KZ_OK) {
        *copy = malloc(json.n + 1);
        memcpy(*copy, json.at, json.n);
        (*copy)[json.n] = 0;
    }
    return status;
}

int main(void) {
    kz_options options = {.date = {2024, 3, 12}};
    account a = {-1, false, 0, 0};
    kz_document doc;
    char *wanted = NULL, *got = NULL;
    CHECK(kz_document_open(&doc, (kz_alloc){allocate, &a}, KZ_LIT(PAGE), &options) == KZ_OK);
    CHECK(record(&doc, &wanted) == KZ_OK);
    kz_document_close(&doc);
    CHECK(a.blocks == 0);
    long calls = a.calls;
    CHECK(calls > 0);

    for (long n = 0; n < calls; n++) {
        check_about("from an allocation on, all fail");
        a = (account){n, false, 0, 0};
        kz_document_open(&doc, (kz_alloc){allocate, &a}, KZ_LIT(PAGE), &options);
        CHECK(record(&doc, &got) == KZ_NO_MEMORY);
        kz_document_close(&doc);
        CHECK(a.blocks == 0);

        check_about("one allocation fails, the second try succeeds");
        a = (account){n, true, 0, 0};
        kz_document_open(&doc, (kz_alloc){allocate, &a}, KZ_LIT(PAGE), &options);
        CHECK(record(&doc, &got) == KZ_NO_MEMORY);
        if (CHECK(record(&doc, &got) == KZ_OK)) {
            CHECK_TEXT(check_slice(got), wanted);
            free(got);
        }
        kz_document_close(&doc);
        CHECK(a.blocks == 0);
    }

    check_about("an input over the limit");
    options.limit = 10;
    CHECK(kz_document_open(&doc, kz_alloc_libc, KZ_LIT(PAGE), &options) == KZ_TOO_LARGE);
    kz_document_close(&doc);
    free(wanted);
    return check_done();
}
