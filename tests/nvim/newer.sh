#!/bin/sh
# A Neovim from 0.10 on beside the system's, in build/nvim-newer: the packages of Debian 13, fetched with an apt state of
# their own (the system's stays as it is), unpacked, and run by their own loader. Prints the path of the program.
#
#   KAZ_NVIM=$(tests/nvim/newer.sh) tests/nvim/run
set -eu
cd "$(dirname "$0")/../.."
home=$PWD/build/nvim-newer
if [ -x "$home/nvim" ]; then
    echo "$home/nvim"
    exit 0
fi
rm -rf "$home"
mkdir -p "$home/apt/lists/partial" "$home/apt/archives/partial" "$home/apt/empty" "$home/root"
: >"$home/apt/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] http://deb.debian.org/debian trixie main" >"$home/apt/sources.list"

aside() {
    "$@" -o Dir::Etc::sourcelist="$home/apt/sources.list" -o Dir::Etc::sourceparts="$home/apt/empty" \
        -o Dir::Etc::preferencesparts="$home/apt/empty" -o Dir::State::lists="$home/apt/lists" \
        -o Dir::State::status="$home/apt/status" -o Dir::Cache="$home/apt" -o Acquire::Languages=none \
        -o Debug::NoLocking=1 -o APT::Install-Recommends=0 -o APT::Sandbox::User=root >&2
}
aside apt-get update -qq
aside apt-get install -y -qq --download-only neovim
for package in "$home"/apt/archives/*.deb; do
    dpkg -x "$package" "$home/root"
done
rm -rf "$home/apt"

libraries=$home/root/usr/lib/$(uname -m)-linux-gnu
loader=$(find "$home/root" -name 'ld-linux*.so*' | head -n 1)
# the plain name stays in argv[0] and the runtime files are named, since the program finds neither by itself here
cat >"$home/nvim" <<END
#!/bin/sh
VIMRUNTIME=$home/root/usr/share/nvim/runtime
export VIMRUNTIME
exec $loader --library-path $libraries --argv0 $home/nvim $home/root/usr/bin/nvim "\$@"
END
chmod +x "$home/nvim"
"$home/nvim" --version >&2
echo "$home/nvim"
