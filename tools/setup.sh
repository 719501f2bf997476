#!/bin/sh
# setup.sh build|test|fuzz - installs what is missing on Debian and Ubuntu (root or sudo); harmless when repeated.
set -eu
packages="gcc meson ninja-build pkg-config python3 libicu-dev libjson-c-dev nettle-dev zlib1g-dev libzstd-dev libexpat1-dev libsqlite3-dev libxxhash-dev"
case "${1:-build}" in
test) packages="$packages libcmocka-dev libgumbo-dev sqlite3" ;;
fuzz) packages="$packages clang" ;;
esac
missing=""
for p in $packages; do
    dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing="$missing $p"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "setup: this is not Debian or Ubuntu; install the equivalents of:$missing" >&2
    exit 1
fi
sudo=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "setup: run as root, or install sudo; missing:$missing" >&2; exit 1; }
    sudo=sudo
fi
echo "setup: installing$missing"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
