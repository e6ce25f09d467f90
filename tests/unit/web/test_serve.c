/* The reading room of a real archive on a free port, until a signal. */
#include "archive/holding.h"

#include "web/serve.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

static char said[4096];

/* Called once it listens: asks for one page, then ends the serving as Ctrl-C does. */
static void ready(void *context, Str address, uint32_t taken) {
    assert_int_equal(taken, 0);
    (void)context;
    unsigned port = 0;
    assert_int_equal(sscanf(str_to_c(((struct holding *)context)->arena, address),
                            "http://127.0.0.1:%u/", &port),
                     1);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    assert_int_equal(connect(s, (struct sockaddr *)&to, sizeof to), 0);
    const char ask[] = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    assert_int_equal(send(s, ask, sizeof ask - 1, 0), sizeof ask - 1);
    size_t n = 0;
    for (ssize_t got; (got = recv(s, said + n, sizeof said - 1 - n, 0)) > 0;)
        n += (size_t)got;
    said[n] = '\0';
    close(s);
    raise(SIGINT);  // blocked since it listens; the waiting takes it
}

static void test_it_answers_and_ends_with_a_signal(void **state) {
    struct holding *holding = *state;
    Fail fail = {0};
    ServeRequest request = {.folder = archive_folder(holding->archive),
                            .any_port = true,
                            .threads = 2,
                            .ready = ready,
                            .context = holding};
    assert_ok(serve_run(&request, &fail));
    assert_non_null(strstr(said, "HTTP/1.1 200"));
    assert_non_null(strstr(said, "\r\n\r\nok\n"));
}

static void test_wrong_folders_and_ports_are_told(void **state) {
    struct holding *holding = *state;
    Fail fail = {0};
    ServeRequest request = {.folder = STR("/nowhere"), .any_port = true};
    assert_false(serve_run(&request, &fail));
    request = (ServeRequest){.folder = archive_folder(holding->archive), .port = 70000};
    assert_false(serve_run(&request, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    request = (ServeRequest){.folder = archive_folder(holding->archive),
                             .address = STR("not an address"),
                             .any_port = true};
    assert_false(serve_run(&request, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_it_answers_and_ends_with_a_signal, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_wrong_folders_and_ports_are_told, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
