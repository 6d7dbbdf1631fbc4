#!/bin/bash
# VPL runs this first; it writes vpl_execution, which does the work. The execution server has the grader (server/install.sh).
. vpl_environment.sh
{
    echo '#!/bin/bash'
    for name in VPL_GRADEMIN VPL_GRADEMAX VPL_MAXTIME; do
        printf 'export %s=%q\n' "$name" "${!name}"
    done
    printf 'exec %q --for vpl 2>/dev/null\n' "${DIGITS_GRADER:-/opt/digits/bin/grade}"
} > vpl_execution
chmod +x vpl_execution
