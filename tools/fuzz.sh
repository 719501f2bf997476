#!/bin/sh
# fuzz.sh SECONDS - runs every libFuzzer target, seeded with the example and the golden inputs.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ -d build-fuzz ] || CC=clang meson setup build-fuzz -Dfuzz=true --buildtype=debugoptimized \
    -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fsanitize=fuzzer-no-link >/dev/null
ninja -C build-fuzz >/dev/null || ninja -C build-fuzz
mkdir -p build-fuzz/corpus/seed
cp example/pages/* example/dumps/* build-fuzz/corpus/seed/
find test/golden -type f -exec cp {} build-fuzz/corpus/seed/ \;
for target in build-fuzz/test/fuzz/fuzz_*; do
    [ -f "$target" ] && [ -x "$target" ] || continue
    name=$(basename "$target")
    mkdir -p "build-fuzz/corpus/$name"
    echo "== $name, $seconds s"
    "$target" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="build-fuzz/corpus/$name-" "build-fuzz/corpus/$name" build-fuzz/corpus/seed 2>&1 | tail -3
done
