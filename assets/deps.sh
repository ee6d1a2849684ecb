#!/bin/sh
# Installs what is needed to build awaiter, to run it, and to run all of its tests.
set -eu

debian='build-essential clang llvm clang-format pkg-config libsdl2-dev
    libsdl2-ttf-dev libpng-dev libgmp-dev libpcre2-dev libcmocka-dev fonts-inter
    fonts-jetbrains-mono fonts-dejavu-core python3 xvfb xauth xdotool imagemagick'
fedora='gcc make clang compiler-rt llvm clang-tools-extra pkgconf SDL2-devel SDL2_ttf-devel
    libpng-devel gmp-devel pcre2-devel libcmocka-devel libasan libubsan rsms-inter-fonts
    jetbrains-mono-fonts dejavu-sans-fonts dejavu-sans-mono-fonts python3 xorg-x11-server-Xvfb xdotool ImageMagick'
arch='base-devel clang compiler-rt llvm pkgconf sdl2 sdl2_ttf libpng gmp pcre2 cmocka inter-font
    ttf-jetbrains-mono ttf-dejavu python xorg-server-xvfb xdotool imagemagick'
brew='pkg-config sdl2 sdl2_ttf libpng gmp pcre2 cmocka python3 clang-format'
brew_fonts='font-inter font-jetbrains-mono font-dejavu'

# What may run as anybody runs as it is; what may not, through sudo.
root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "awaiter: this needs root, and there is no sudo here. As root, run:" >&2
        echo "    $*" >&2
        exit 1
    fi
}

# The lists are meant to be split into words.
# shellcheck disable=SC2086
if command -v apt-get >/dev/null; then
    # Debian 12 has clang's sanitizers in a package of their own; elsewhere clang may bring them.
    if [ "$(. /etc/os-release && echo "${VERSION_CODENAME:-}")" = bookworm ]; then
        debian="$debian libclang-rt-14-dev"
    fi
    missing=
    for package in $debian; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        if [ "$state" != installed ]; then missing="$missing $package"; fi
    done
    if [ -n "$missing" ]; then
        root apt-get update -qq
        root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends $missing
    fi
elif command -v dnf >/dev/null; then
    root dnf install -y $fedora
elif command -v pacman >/dev/null; then
    root pacman -S --needed --noconfirm $arch
elif command -v brew >/dev/null; then
    brew install $brew
    brew install --cask $brew_fonts
else
    cat >&2 <<END
awaiter: no package manager that is known here (apt, dnf, pacman, brew). Please install, with the
headers where it is a library:
    a C compiler (gcc or clang), make, pkg-config
    SDL2 and SDL2_ttf, libpng, GMP, PCRE2
    the fonts Inter, JetBrains Mono and DejaVu
and for the tests: cmocka, python3, gcc and clang with their sanitizers, Xvfb, xdotool, ImageMagick
END
    exit 1
fi
echo "deps: everything is installed"
