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

int main(void) {
    kz_options options = {.date = {2024, 3, 12}};
    account a = {-1, false, 0, 0};
    kz_document first, doc;
    kz_slice wanted = {0}, got = {0};
    CHECK(kz_document_open(&first, (kz_alloc){allocate, &a}, KZ_LIT(PAGE), &options) == KZ_OK);
    CHECK(kz_document_json(&first, &wanted) == KZ_OK);
    long calls = a.calls;
    CHECK(calls > 0 && a.blocks > 0);

    for (long n = 0; n < calls; n++) {
        check_about("from an allocation on, all fail");
        account failing = {n, false, 0, 0};
        kz_document_open(&doc, (kz_alloc){allocate, &failing}, KZ_LIT(PAGE), &options);
        CHECK(kz_document_json(&doc, &got) == KZ_NO_MEMORY);
        kz_document_close(&doc);
        CHECK(failing.blocks == 0);

        check_about("one allocation fails, the second try succeeds");
        failing = (account){n, true, 0, 0};
        kz_document_open(&doc, (kz_alloc){allocate, &failing}, KZ_LIT(PAGE), &options);
        CHECK(kz_document_json(&doc, &got) == KZ_NO_MEMORY);
        CHECK(kz_document_json(&doc, &got) == KZ_OK);
        CHECK_SLICE(got, wanted);
        kz_document_close(&doc);
        CHECK(failing.blocks == 0);
    }
    kz_document_close(&first);
    CHECK(a.blocks == 0);

    check_about("an input over the limit");
    options.limit = 10;
    CHECK(kz_document_open(&doc, kz_alloc_libc, KZ_LIT(PAGE), &options) == KZ_TOO_LARGE);
    kz_document_close(&doc);
    return check_done();
}
