#!/bin/sh
# Installs awaiter into $PREFIX (/usr/local) below $DESTDIR, or takes it away: install.sh
# [--uninstall]
set -eu
cd "$(dirname "$0")/.."
root=${DESTDIR:-}${PREFIX:-/usr/local}
share=$root/share
scenarios=$share/awaiter/scenarios

if [ "${1:-}" = --uninstall ]; then
    rm -f "$root/bin/awaiter" "$share/man/man1/awaiter.1" "$share/applications/awaiter.desktop" \
        "$share/icons/hicolor/scalable/apps/awaiter.svg" \
        "$share/icons/hicolor/256x256/apps/awaiter.png"
    rm -rf "$share/awaiter"
    exit 0
fi

install -d "$root/bin" "$share/man/man1" "$share/applications" "$scenarios" \
    "$share/icons/hicolor/scalable/apps" "$share/icons/hicolor/256x256/apps"
install -m 755 build/awaiter "$root/bin/awaiter"
install -m 644 assets/awaiter.1 "$share/man/man1/awaiter.1"
install -m 644 assets/awaiter.desktop "$share/applications/awaiter.desktop"
install -m 644 assets/awaiter.svg "$share/icons/hicolor/scalable/apps/awaiter.svg"
install -m 644 assets/awaiter.png "$share/icons/hicolor/256x256/apps/awaiter.png"
install -m 644 scenarios/*.py "$scenarios"
