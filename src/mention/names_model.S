/* names_model.S - model/names.bin as constant bytes of the library. */
#include "names_model_path.h"
    .section .rodata
    .global isn_names_model
    .global isn_names_model_end
    .balign 64
isn_names_model:
    .incbin ISN_NAMES_MODEL
isn_names_model_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
