/* names.c - the enumerations of isnad.h as the records write them. */
#include "base/str.h"

#define ISN_X_NAME(N, s) s,
#define NAMER(function, T, LIST)                                               \
    const char *function(T v)                                                  \
    {                                                                          \
        static const char *const name[] = {LIST(ISN_X_NAME)};                  \
        return (size_t)v < sizeof name / sizeof *name ? name[v] : "";          \
    }

NAMER(isn_block_kind_name, isn_block_kind, ISN_BLOCK_KINDS)
NAMER(isn_entity_type_name, isn_entity_type, ISN_ENTITY_TYPES)
NAMER(isn_date_type_name, isn_date_type, ISN_DATE_TYPES)
NAMER(isn_date_mod_name, isn_date_mod, ISN_DATE_MODS)
NAMER(isn_calendar_name, isn_calendar, ISN_CALENDARS)
NAMER(isn_figure_mod_name, isn_figure_mod, ISN_FIGURE_MODS)
NAMER(isn_act_name, isn_act, ISN_ACTS)
NAMER(isn_mode_name, isn_mode, ISN_MODES)
NAMER(isn_role_name, isn_role, ISN_ROLES)
NAMER(isn_status_name, isn_status, ISN_STATUSES)
NAMER(isn_hint_place_name, isn_hint_place, ISN_HINT_PLACES)
