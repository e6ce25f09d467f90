/* fonds: a digital archive for the documentary record. Everything is said by the commands in cmd/.
 */
#include "cmd/command.h"

int main(int argc, char **argv) {
    return command_main(argc, argv);
}
