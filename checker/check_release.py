#!/usr/bin/env python3
"""A second checker of Daftar's releases: one file, Python 3.9 or later, nothing but its standard library.

    python3 check_release.py FOLDER [FOLDER ...] [--key VKEY] [--seen CHECKPOINT] [--checker PAGE] [--json]

Written from docs/release-format.md, and shares no line with the program that makes releases, so that a
mistake of one is not a mistake of both. Headings below are those of that page; comments quote it.
Exit: 0 nothing wrong was found, 1 something was, 2 wrong usage. What it does not look at is in NOT_LOOKED_AT.
Reports hold paths, ids and numbers, never a value of a row.
"""

import base64
import binascii
import datetime
import hashlib
import html.parser
import json
import os
import re
import stat
import sys

NOT_LOOKED_AT = (
    "whether a name is full by our lists of words",
    "whether claims hold together, and the sentence beside each",
    "overlaps, sources and the estimate, which rest on what does not leave",
    "what pages say beside figures, names and ids",
)
MOST_TOLD = 20
LARGEST_WHOLE = 2**53 - 1


class Wrong(Exception):
    """Something that no release holds; its text says what, without a value of a row."""


class Faults:
    def __init__(self):
        self.all = []

    def add(self, where, what):
        self.all.append({"where": where, "what": what})

    def unless(self, holds, where, what):
        if not holds:
            self.add(where, what)


def sha256(data):
    return hashlib.sha256(data).digest()


# ---------------------------------------------------------------------------------------------------
# Text


def in_order(text):
    """UTF-16 units, by which texts are put in order."""
    return text.encode("utf-16-be", "surrogatepass")


def is_day(value):
    if type(value) is not str or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


class Fraction:
    """A number that is not whole, as ECMAScript writes it; nothing here reckons with one."""

    def __init__(self, text):
        value = float(text)
        if value in (float("inf"), float("-inf")):
            raise Wrong("a number is too large")
        self.text = fraction_text(value)


def fraction_text(value):
    if value == 0:
        return "0"
    digits, exponent = shortest(abs(value)).split("e")
    digits = digits.replace(".", "").rstrip("0") or "0"
    point = int(exponent) + 1
    sign = "-" if value < 0 else ""
    if 0 < point <= 21:
        whole = digits.ljust(point, "0")
        return sign + whole[:point] + ("." + whole[point:] if len(whole) > point else "")
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    tail = "." + digits[1:] if len(digits) > 1 else ""
    return "%s%s%se%s%d" % (sign, digits[0], tail, "+" if point > 0 else "-", abs(point - 1))


def shortest(value):
    """The fewest digits that read back as the same number, with an exponent."""
    for places in range(17):
        text = "%.*e" % (places, value)
        if float(text) == value:
            return text
    return "%.17e" % value


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


ARRAY_INDEX = re.compile("0|[1-9][0-9]{0,8}")


def spelled(value):
    """JSON without white space as ECMAScript writes it: keys in their own order, but indexes first."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if type(value) is int:
        return str(value)
    if type(value) is str:
        return quoted(value)
    if type(value) is list:
        return "[" + ",".join(map(spelled, value)) + "]"
    if type(value) is dict:
        keys = sorted((key for key in value if ARRAY_INDEX.fullmatch(key)), key=int)
        keys += [key for key in value if not ARRAY_INDEX.fullmatch(key)]
        return "{" + ",".join(quoted(key) + ":" + spelled(value[key]) for key in keys) + "}"
    return value.text


def canonical(value, depth=0):
    """Canonical JSON; fractions, lone surrogates and great depth have none."""
    if depth > 32:
        raise Wrong("deeper than 32 levels")
    if type(value) is list:
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    if type(value) is dict:
        keys = sorted(value, key=in_order)
        return "{" + ",".join(quoted(key) + ":" + canonical(value[key], depth + 1) for key in keys) + "}"
    if type(value) is Fraction:
        raise Wrong("a fraction where a whole number stands")
    return spelled(value)


def canonical_bytes(value):
    try:
        return canonical(value).encode("utf-8")
    except UnicodeEncodeError:
        raise Wrong("half a letter") from None


def whole(text):
    value = int(text)
    if abs(value) > LARGEST_WHOLE:
        raise Wrong("a number is too large")
    return value


def once(pairs):
    """No key twice in an object."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Wrong("a key stands twice in an object")
    return made


def no_constant(_):
    raise Wrong("no JSON")


WHITE = re.compile(r'("(?:[^"\\]|\\.)*")|[ \t\n\r]+')


def read_json(data):
    """A JSON file in its one spelling."""
    try:
        text = data.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=once, parse_float=Fraction, parse_int=whole, parse_constant=no_constant
        )
        if WHITE.sub(lambda m: m.group(1) or "", text) != spelled(value):
            raise Wrong("it is spelled as no release spells it")
        return value
    except (ValueError, RecursionError):
        raise Wrong("it is no JSON") from None


# ---------------------------------------------------------------------------------------------------
# Shapes of values


def text(value):
    return type(value) is str


def some(value):
    return type(value) is str and value != ""


def yes_no(value):
    return type(value) is bool


def number(value):
    return type(value) is int and value >= 0


def version(value):
    return type(value) is int and value >= 1


def any_number(value):
    return type(value) is int or type(value) is Fraction


def anything(_):
    return True


def matches(pattern):
    compiled = re.compile(pattern)
    return lambda value: type(value) is str and compiled.fullmatch(value) is not None


def one_of(*values):
    return lambda value: type(value) is str and value in values


def maybe(check):
    return lambda value: value is None or check(value)


def either(*checks):
    return lambda value: any(check(value) for check in checks)


def each(check):
    return lambda value: type(value) is list and all(check(item) for item in value)


def shape(**keys):
    def holds(value):
        return type(value) is dict and value.keys() == keys.keys() and all(keys[key](value[key]) for key in keys)

    holds.keys = keys
    return holds


def shape_since(later, **keys):
    """A shape whose later keys are absent in releases made before there were any."""
    without, whole = shape(**keys), shape(**keys, **later)
    return lambda value: without(value) or whole(value)


HEX = matches("[0-9a-f]{64}")
PUBLIC_ID = matches("(PRACTICE-)?[PCG][0-9a-f]{16}")
AGE_BANDS = ("0-11", "12-17", "18-29", "30-44", "45-59", "60+")
SEXES = ("female", "male")
CAUSES = ("gunfire", "pellets", "beating", "tear-gas", "vehicle", "in-custody", "execution", "other")
POPULATIONS = ("protester", "bystander", "security-forces", "prisoner")
LEVELS = ("reported", "corroborated", "verified")
CLOSINGS = one_of("correction", "joined-with", "on-request")

PERSON = shape(
    invented=yes_no,
    publicId=PUBLIC_ID,
    version=version,
    **{"class": one_of("count-only", "public-reduced", "public-full")},
    group=maybe(PUBLIC_ID),
    level=one_of(*LEVELS),
    named=yes_no,
    nameForms=each(shape(text=some, script=one_of("persian", "latin", "other"))),
    ageBand=maybe(one_of(*AGE_BANDS)),
    sex=maybe(one_of(*SEXES)),
    date=maybe(shape(**{"from": is_day, "to": is_day, "precision": one_of("day", "month", "year", "range")})),
    city=maybe(text),
    province=maybe(text),
    cause=maybe(one_of(*CAUSES, "unknown")),
    population=maybe(one_of(*POPULATIONS, "unknown")),
    dispute=maybe(one_of("none", "identity", "fact-of-death", "circumstances", "attribution")),
    twoOrMoreOrigins=maybe(yes_no),
    missingPresumed=yes_no,
    firstPublished=is_day,
    changed=is_day,
    reason=maybe(one_of("level-changed", "details-changed")),
)
COUNT = shape(
    invented=yes_no,
    publicId=PUBLIC_ID,
    version=version,
    province=maybe(text),
    city=maybe(text),
    windowFrom=is_day,
    windowTo=is_day,
    low=number,
    high=number,
    extent=one_of("whole", "partial"),
    level=one_of("credible", "verified"),
)
CLAIM = shape(
    id=matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
    invented=yes_no,
    kind=one_of("figure", "worded-figure", "denial", "refusal-to-state"),
    claimant=some,
    claimantKind=one_of("rights-group", "official", "media", "un", "collective", "other"),
    via=each(some),
    figure=shape(
        value=maybe(number),
        low=maybe(number),
        high=maybe(number),
        qualifier=maybe(
            one_of(
                "exact", "at-least", "more-than", "about", "up-to", "fewer-than", "could-exceed", "between", "worded"
            )
        ),
        asWorded=text,
    ),
    counted=text,
    populationNote=text,
    window=shape(**{"from": maybe(is_day), "to": maybe(is_day)}),
    area=text,
    basis=one_of("confirmed", "estimated", "stated", "internal-figure", "named-list", "under-investigation"),
    stated=one_of("stated", "derived"),
    partOf=maybe(text),
    partKind=maybe(one_of("disjoint", "subset", "unknown")),
    asOf=is_day,
    supersedes=maybe(text),
    answers=maybe(text),
    rebuts=maybe(text),
    caveats=text,
    responsibility=text,
    publishedIn=text,
    sourceTier=text,
    note=text,
)
CORRECTION = shape(invented=yes_no, publicId=PUBLIC_ID, reason=CLOSINGS, slot=is_day)


def salts(value):
    return type(value) is dict and all(HEX(item) for item in value.values())


OPENING = shape(publicId=text, version=version, salts=salts)
LINES = shape(
    verifiedNamed=number,
    verified=number,
    reported=shape(low=number, high=number),
    corroborated=number,
    disputed=number,
    missingPresumed=number,
)
GATE = shape(
    open=yes_no,
    code=text,
    measures=each(
        shape(
            id=text,
            value=maybe(either(text, any_number)),
            threshold=maybe(either(text, any_number)),
            met=maybe(yes_no),
            words=text,
        )
    ),
    leftOut=each(shape(what=text, province=maybe(text), people=number)),
)
TOLL = shape(
    invented=yes_no,
    asOf=is_day,
    lines=LINES,
    flags=each(shape(code=text, words=text)),
    breakdowns=anything,
    claims=each(shape(claim=text, code=text, words=text)),
    gate=maybe(GATE),
)
PREVIOUS = shape(manifest=HEX, logSize=version)


def two_or_more(value):
    return type(value) is int and value >= 2


CHECKER = shape(version=some, sha256=HEX)
RELEASE = shape_since(
    {"checker": maybe(CHECKER)},
    format=one_of("daftar.release/v1"),
    version=version,
    invented=yes_no,
    name=some,
    title=some,
    scope=anything,
    policy=anything,
    asOf=is_day,
    slot=is_day,
    approvers=two_or_more,
    previous=maybe(PREVIOUS),
    origin=some,
    vkey=some,
)
MANIFEST = shape(
    format=one_of("daftar.manifest/v1"),
    files=lambda value: type(value) is dict and all(shape(bytes=number, sha256=HEX)(item) for item in value.values()),
)

COMMITTED_PERSON = [key for key in PERSON.keys if key not in ("invented", "publicId", "version")]
COMMITTED_COUNT = [key for key in COUNT.keys if key not in ("invented", "publicId", "version")]

COMMITS = salts
LEAF_SHAPES = {
    "person.publish": shape(v=anything, type=text, publicId=text, version=version, prev=maybe(HEX), commits=COMMITS),
    "person.close": shape(v=anything, type=text, publicId=text, version=version, prev=maybe(HEX), reason=CLOSINGS),
    "count.close": shape(v=anything, type=text, publicId=text, version=version, prev=maybe(HEX)),
    "toll.publish": shape(
        v=anything, type=text, publicId=text, version=version, prev=maybe(HEX), asOf=is_day, lines=LINES
    ),
    "words.publish": shape(v=anything, type=text, version=version, approvals=two_or_more, dissents=each(text)),
    "release": shape(v=anything, type=text, version=version, manifest=HEX),
    "log.renew": shape(
        v=anything,
        type=text,
        version=version,
        **{"from": shape(origin=some, vkey=some, size=number, root=HEX)},
        origin=some,
        vkey=some,
    ),
}
for _same in ("person.amend", "count.publish", "claim.publish"):
    LEAF_SHAPES[_same] = LEAF_SHAPES["person.publish"]


# ---------------------------------------------------------------------------------------------------
# The folder


class Folder:
    """Regular files below a folder, by path. Follows no link."""

    def __init__(self, root):
        self.root = root
        self.paths = []
        for at, folders, names in os.walk(root, followlinks=False):
            linked = [name for name in folders if os.path.islink(os.path.join(at, name))]
            for name in names + linked:
                self.paths.append(os.path.relpath(os.path.join(at, name), root).replace(os.sep, "/"))
        self.paths.sort()
        self.listed = set(self.paths)

    def read(self, path):
        """Bytes; None where there is no such regular file."""
        if path not in self.listed:
            return None
        whole_path = os.path.join(self.root, *path.split("/"))
        try:
            if not stat.S_ISREG(os.lstat(whole_path).st_mode):
                return None
            with open(whole_path, "rb") as file:
                return file.read()
        except OSError:
            return None


NEEDED = (
    "release.json index.html fa.html data/people.json data/people.csv data/counts.json data/counts.csv "
    "data/claims.json data/claims.csv data/toll.json data/overlaps.json data/sources.json data/estimate.json "
    "data/corrections.json data/openings.json data/dictionary.json data/dictionary.csv"
).split()


def check_manifest(folder, faults):
    """Returns the hash of the manifest, which the log closes with."""
    data = folder.read("manifest.json")
    if data is None:
        faults.add("manifest.json", "there is none")
        return None
    try:
        manifest = read_json(data)
        if not MANIFEST(manifest):
            raise Wrong("it is no manifest")
    except Wrong as wrong:
        faults.add("manifest.json", str(wrong))
        return sha256(data).hex()
    files = manifest["files"]
    for path in NEEDED:
        faults.unless(path in files, path, "the manifest does not name it")
    for path, told in files.items():
        if path == "manifest.json" or path.startswith("log/"):
            faults.add(path, "it is not the manifest's to name")
            continue
        found = folder.read(path)
        if found is None:
            faults.add(path, "it is missing")
        elif len(found) != told["bytes"] or sha256(found).hex() != told["sha256"]:
            faults.add(path, "it is not what was released")
    for path in folder.paths:
        named = path == "manifest.json" or path.startswith("log/") or path in files
        faults.unless(named, path, "the manifest does not name it")
    return sha256(data).hex()


# ---------------------------------------------------------------------------------------------------
# The log: Ed25519 (RFC 8032, section 5.1), in extended coordinates

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def point_add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


NEUTRAL = (0, 1, 1, 0)


def point_times(times, point):
    total = NEUTRAL
    while times > 0:
        if times & 1:
            total = point_add(total, point)
        point = point_add(point, point)
        times >>= 1
    return total


def is_neutral(point):
    return point[0] % P == 0 and (point[1] - point[2]) % P == 0


def decode_point(data):
    """A point from its canonical encoding; None for anything else."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
sound_keys = {}


def sound_key(key):
    """The key's point; None where it is of small order, has a part of it, or is spelled otherwise."""
    if key not in sound_keys:
        point = decode_point(key)
        if point is not None and (is_neutral(point) or not is_neutral(point_times(L, point))):
            point = None
        sound_keys[key] = point
    return sound_keys[key]


def ed25519_holds(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a = sound_key(key)
    r = decode_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or is_neutral(point_times(8, r)):
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    minus_a = (P - a[0], a[1], 1, P - a[3])
    return encode_point(point_add(point_times(s, BASE), point_times(h, minus_a))) == signature[:32]


# ---------------------------------------------------------------------------------------------------
# The log: notes


def from_base64(coded):
    """Padding, and one spelling."""
    try:
        data = base64.b64decode(coded, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == coded else None


def is_name(name):
    return name != "" and re.search(r"[\s+\x00-\x1f\x7f-\x9f\ufeff]", name) is None


def read_vkey(vkey):
    """Name, id and key of a verifier key; None where it is none."""
    match = re.fullmatch(r"([^+]+)\+([0-9a-f]{8})\+(.*)", vkey)
    coded = None if match is None else from_base64(match.group(3))
    if coded is None or len(coded) != 33 or coded[0] != 1 or not is_name(match.group(1)):
        return None
    name, key = match.group(1), coded[1:]
    key_id = sha256(name.encode("utf-8") + b"\n\x01" + key)[:4]
    return (name, key_id, key) if key_id.hex() == match.group(2) else None


def open_checkpoint(note, vkey):
    """Size and root of a checkpoint that the log's key signed."""
    name, key_id, key = vkey
    try:
        text_of_note = note.decode("utf-8")
    except UnicodeDecodeError:
        raise Wrong("the checkpoint is not UTF-8") from None
    if not text_of_note.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", text_of_note):
        raise Wrong("the checkpoint is no note")
    split = text_of_note.rfind("\n\n")
    if split < 0:
        raise Wrong("no empty line parts text and signatures")
    signed, lines = text_of_note[: split + 1], text_of_note[split + 2 : -1].split("\n")
    if len(lines) > 64:
        raise Wrong("more than 64 signatures")
    held = False
    for line in lines:
        match = re.fullmatch(r"— ([^ ]+) ([^ ]+)", line)
        coded = None if match is None else from_base64(match.group(2))
        if coded is None or len(coded) <= 4 or not is_name(match.group(1)):
            raise Wrong("a signature line is malformed")
        if match.group(1) != name or coded[:4] != key_id or held:
            continue
        if not ed25519_holds(key, signed.encode("utf-8"), coded[4:]):
            raise Wrong("the log's signature does not hold")
        held = True
    if not held:
        raise Wrong("the log's key did not sign")
    return read_checkpoint_text(signed, name)


def read_checkpoint_text(signed, name):
    lines = signed[:-1].split("\n")
    if len(lines) < 3 or "" in lines[3:] or not re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]):
        raise Wrong("the text is no checkpoint")
    root = from_base64(lines[2])
    if root is None or len(root) != 32 or int(lines[1]) > LARGEST_WHOLE:
        raise Wrong("the text is no checkpoint")
    if lines[0] != name:
        raise Wrong("the checkpoint is of another log")
    return int(lines[1]), root


# ---------------------------------------------------------------------------------------------------
# The log: leaves, tree, tiles


def leaf_hash(entry):
    return sha256(b"\x00" + entry)


def root_over(hashes):
    """RFC 6962, from the bottom: pairs are joined level by level, a last one alone is handed up."""
    if not hashes:
        return sha256(b"")
    while len(hashes) > 1:
        joined = [sha256(b"\x01" + hashes[at] + hashes[at + 1]) for at in range(0, len(hashes) - 1, 2)]
        hashes = joined + (hashes[-1:] if len(hashes) % 2 else [])
    return hashes[0]


def tile_path(level, index, width):
    groups = ["%03d" % (index % 1000)]
    index //= 1000
    while index > 0:
        groups.insert(0, "x%03d" % (index % 1000))
        index //= 1000
    return "log/tile/%s/%s%s" % (level, "/".join(groups), "" if width == 256 else ".p/%d" % width)


def bundle(entries):
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def read_bundle(data):
    entries, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + length > len(data) or at + 2 > len(data):
            raise Wrong("a bundle ends within an entry")
        entries.append(data[at + 2 : at + 2 + length])
        at += 2 + length
    return entries


def read_entries(folder, size):
    entries = []
    while len(entries) < size:
        width = min(256, size - len(entries))
        path = tile_path("entries", len(entries) // 256, width)
        data = folder.read(path)
        found = None if data is None else read_bundle(data)
        if found is None or len(found) != width:
            raise Wrong("%s does not hold %d entries" % (path, width))
        entries += found
    return entries


def log_files(entries, sizes):
    """Every tile and bundle of a log that was handed out at these sizes, by path."""
    level, hashes, files = 0, [leaf_hash(entry) for entry in entries], {}
    levels = []
    while hashes:
        levels.append(hashes)
        hashes = [root_over(hashes[at : at + 256]) for at in range(0, len(hashes) - 255, 256)]
    for size in sizes:
        for at in range(0, size, 256):
            width = min(256, size - at)
            files[tile_path("entries", at // 256, width)] = bundle(entries[at : at + width])
        held = size
        for level in range(len(levels)):
            for at in range(0, held, 256):
                width = min(256, held - at)
                files[tile_path(level, at // 256, width)] = b"".join(levels[level][at : at + width])
            held //= 256
    return files


def in_script(value):
    return re.sub("[<\u2028\u2029]", lambda m: "\\u%04x" % ord(m.group(0)), spelled(value))


def checkpoint_script(note, words):
    script = "globalThis.daftarCheckpoint = %s;\n" % in_script(note.decode("utf-8"))
    if words is not None:
        said = {"approvals": words["approvals"], "dissents": words["dissents"]}
        script += "globalThis.daftarWords = %s;\n" % in_script(said)
    return script.encode("utf-8")


def check_log(folder, release, faults):
    """Returns size, root, fingerprint and leaves, each with its hash; leaves are None where they cannot be read."""
    vkey = read_vkey(release["vkey"])
    if vkey is None or vkey[0] != release["origin"]:
        raise Wrong("the release names no key of its log")
    note = folder.read("log/checkpoint")
    if note is None:
        raise Wrong("there is no checkpoint")
    size, root = open_checkpoint(note, vkey)
    entries = read_entries(folder, size)
    hashes = [leaf_hash(entry) for entry in entries]
    faults.unless(root_over(hashes) == root, "log/checkpoint", "the entries do not hash to its root")
    leaves = read_leaves(entries, faults)
    sizes = {at + 1 for at, leaf in enumerate(leaves) if leaf is not None and leaf["type"] == "release"} | {size}
    expected = log_files(entries, sizes)
    words = leaves[-2] if len(leaves) > 1 and leaves[-2] is not None else None
    words = words if words is not None and words["type"] == "words.publish" else None
    expected["log/checkpoint.js"] = checkpoint_script(note, words)
    for path, data in expected.items():
        faults.unless(folder.read(path) == data, path, "it is missing or not what the log's entries give")
    for path in folder.paths:
        known = not path.startswith("log/") or path in expected or path == "log/checkpoint"
        faults.unless(known, path, "the log has no such file")
    if None in leaves:
        leaves = None
    return size, root, hashes, leaves


# ---------------------------------------------------------------------------------------------------
# Leaves


def read_leaves(entries, faults):
    leaves = []
    for at, entry in enumerate(entries):
        try:
            leaf = read_json(entry)
            fits = type(leaf) is dict and type(leaf.get("type")) is str and leaf["type"] in LEAF_SHAPES
            if not fits or not LEAF_SHAPES[leaf["type"]](leaf) or leaf["v"] is True or leaf["v"] != 1:
                raise Wrong("no leaf of a release")
            if canonical_bytes(leaf) != entry:
                raise Wrong("not canonical")
        except Wrong as wrong:
            faults.add("leaf %d" % at, str(wrong))
            leaf = None
        leaves.append(leaf)
    return leaves


class Chain:
    def __init__(self, leaf, first, at, hash_hex):
        self.last, self.first, self.at, self.hash = leaf, first, at, hash_hex

    @property
    def closed(self):
        return self.last["type"].endswith(".close")


def follow_chains(leaves, hashes, faults):
    """By kind and public id."""
    chains = {}
    for at, leaf in enumerate(leaves):
        if "publicId" not in leaf:
            continue
        kind, act = leaf["type"].split(".")
        key = (kind, leaf["publicId"])
        before = chains.get(key)
        where = "leaf %d" % at
        if before is None:
            first = leaf["version"] == 1 and leaf["prev"] is None and act == "publish"
            faults.unless(first, where, "a chain does not begin with its publication")
        else:
            faults.unless(leaf["prev"] == before.hash, where, "it does not name the leaf before it")
            faults.unless(leaf["version"] == before.last["version"] + 1, where, "versions do not follow one another")
            faults.unless(not before.closed, where, "it follows a closing")
            faults.unless(leaf["type"] != "person.publish", where, "a person is published twice")
        faults.unless(kind != "toll" or leaf["publicId"] == "toll", where, "a toll under an id of its own")
        chains[key] = Chain(leaf, at if before is None else before.first, at, hashes[at].hex())
    return chains


def check_releases(leaves, release, manifest_hash, faults):
    """Returns the index of the first leaf of each release."""
    begins, ends = [0], []
    for at, leaf in enumerate(leaves):
        where = "leaf %d" % at
        if leaf["type"] == "release":
            ends.append(leaf)
            faults.unless(leaf["version"] == len(ends), where, "versions of releases do not follow one another")
            begins.append(at + 1)
        if leaf["type"] == "words.publish":
            after = leaves[at + 1] if at + 1 < len(leaves) else None
            stands = after is not None and after["type"] == "release" and after["version"] == leaf["version"]
            faults.unless(stands, where, "what approvers said does not stand just before the end of its release")
            in_its_order = leaf["dissents"] == sorted(leaf["dissents"], key=in_order)
            short = all(len(in_order(said)) <= 2000 for said in leaf["dissents"])
            faults.unless(in_its_order and short, where, "reasons of dissent are not sorted, or too long")
    if not ends or begins.pop() != len(leaves):
        faults.add("log/", "the log does not end with the end of a release")
        return begins or [0]
    last = leaves[-1]
    faults.unless(last["manifest"] == manifest_hash, "manifest.json", "it is not the one the log closes with")
    faults.unless(last["version"] == release["version"], "release.json", "another version than the log's")
    previous = None if len(ends) == 1 else {"manifest": ends[-2]["manifest"], "logSize": begins[-1]}
    faults.unless(previous == release["previous"], "release.json", "another release before it than the log's")
    said = leaves[-2] if len(leaves) > 1 and leaves[-2]["type"] == "words.publish" else None
    enough = said is None or said["approvals"] >= release["approvers"]
    faults.unless(enough, "log/", "fewer approved than the release says must")
    return begins


def follow_renewals(leaves, hashes, release, faults, notes):
    """Each key of the log, oldest first, with the smallest and the largest tree that is its to sign."""
    signers, used, before = [], set(), None
    renewals = [(at, leaf) for at, leaf in enumerate(leaves) if leaf["type"] == "log.renew"]
    for at, leaf in renewals:
        where, come_from = "leaf %d" % at, leaf["from"]
        faults.unless(leaf["version"] == len(signers) + 1, where, "renewals do not follow one another")
        begins = at == 0 or leaves[at - 1]["type"] == "release"
        faults.unless(begins, where, "a renewal stands in the midst of a release")
        tree = (at, root_over(hashes[:at]).hex())
        faults.unless(tree == (come_from["size"], come_from["root"]), where, "it stands after another tree than it says")
        known = before is None or before == (come_from["origin"], come_from["vkey"])
        faults.unless(known, where, "it names another key before it than the one that signed")
        old, new = read_vkey(come_from["vkey"]), read_vkey(leaf["vkey"])
        if old is None or new is None or old[0] != come_from["origin"] or new[0] != leaf["origin"]:
            raise Wrong("a renewal names no key of its origin")
        signers.append((old, signers[-1][2] + 1 if signers else 0, at))
        used |= {old[0], old[2]}
        faults.unless(used.isdisjoint({new[0], new[2]}), where, "renewed to an origin or key that the log had before")
        for origin in (old[0], new[0]):
            practice = origin.startswith("practice.invalid/")
            faults.unless(practice == release["invented"], where, "origin and mark of practice differ")
        before = (leaf["origin"], leaf["vkey"])
        told = "after %d leaves the log was renewed, from %s to %s; that the publisher did it, no copy can show"
        notes.append({"where": where, "what": told % (at, come_from["vkey"], leaf["vkey"])})
    renewed = before is None or before == (release["origin"], release["vkey"])
    faults.unless(renewed, "release.json", "another key than the one that its log was renewed to")
    return signers + [(read_vkey(release["vkey"]), signers[-1][2] + 1 if signers else 0, None)]


# ---------------------------------------------------------------------------------------------------
# Rows and commitments

FILES = {
    "people": each(PERSON),
    "counts": each(COUNT),
    "claims": each(CLAIM),
    "corrections": each(CORRECTION),
    "openings": each(OPENING),
    "toll": TOLL,
}


def read_rows(folder, faults):
    """The files that checks read; None where one is missing or does not have its form."""
    rows = {}
    for name, form in FILES.items():
        path = "data/%s.json" % name
        rows[name] = read_file(folder, path, form, faults)
    return rows


def read_file(folder, path, form, faults):
    data = folder.read(path)
    if data is None:
        return None  # told by the manifest
    try:
        value = read_json(data)
        if not form(value):
            raise Wrong("it does not have its form")
        return value
    except Wrong as wrong:
        faults.add(path, str(wrong))
        return None


def commitment(field, salt, value):
    domain = b"daftar.commit/v1\x00" + field.encode("utf-8") + b"\x00"
    return sha256(domain + bytes.fromhex(salt) + canonical_bytes(value)).hex()


def committed_items(rows):
    for row in rows["people"]:
        if row["class"] != "count-only":
            yield ("person", row["publicId"]), row["version"], COMMITTED_PERSON, row
    for row in rows["counts"]:
        yield ("count", row["publicId"]), row["version"], COMMITTED_COUNT, row
    for row in rows["claims"]:
        yield ("claim", row["id"]), None, ["claim"], {"claim": row}


def check_commitments(rows, chains, faults):
    openings = {}
    for opening in rows["openings"]:
        faults.unless(opening["publicId"] not in openings, opening["publicId"], "two openings stand under one id")
        openings[opening["publicId"]] = opening
    seen = set()
    for key, row_version, fields, values in committed_items(rows):
        faults.unless(key not in seen, key[1], "two rows stand under one id")
        seen.add(key)
        what = unopened(chains.get(key), openings.get(key[1]), row_version, fields, values)
        if what is not None:
            faults.add(key[1], what)
    for public_id in openings:
        known = any((kind, public_id) in seen for kind in ("person", "count", "claim"))
        faults.unless(known, public_id, "an opening has no row")


def unopened(chain, opening, row_version, fields, values):
    """Why a row is not what its newest leaf commits to; None where it is."""
    if chain is None or "commits" not in chain.last:
        return "a row has no leaf, or one that closes it"
    if row_version is not None and row_version != chain.last["version"]:
        return "a row is of another version than its leaf"
    if opening is None or opening["version"] != chain.last["version"]:
        return "a row has no opening of its leaf's version"
    commits, given = chain.last["commits"], opening["salts"]
    if commits.keys() != set(fields) or given.keys() != set(fields):
        return "fields of leaf and opening are not those of the row"
    for field in fields:
        if commitment(field, given[field], values[field]) != commits[field]:
            return "not what was committed to: %s" % field
    return None


# ---------------------------------------------------------------------------------------------------
# Classes and days


def last_of_month(day):
    following = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    return following.day == 1


def too_much(row):
    """What a row shows that its class does not."""
    hidden = {
        "count-only": ("group", "dispute", "twoOrMoreOrigins", "reason"),
        "public-reduced": ("ageBand", "city", "cause", "population", "dispute", "twoOrMoreOrigins"),
        "public-full": (),
    }[row["class"]]
    more = [key for key in hidden if row[key] is not None]
    if row["city"] is not None and row["province"] is None:
        more.append("city")
    if row["class"] == "count-only":
        more += ["name"] if row["named"] or row["nameForms"] else []
        more += ["version"] if row["version"] != 1 or row["firstPublished"] != row["changed"] else []
    date = row["date"]
    if row["class"] == "public-reduced" and date is not None:
        more += ["day"] if date["from"][8:] != "01" or not last_of_month(date["to"]) else []
    return more


SHARED = ("level", "missingPresumed", "province", "city", "date", "population", "sex", "ageBand", "cause")


def check_classes(rows, release, faults):
    alike = {}
    for row in rows["people"]:
        more = too_much(row)
        faults.unless(not more, row["publicId"], "a row that is %s shows: %s" % (row["class"], ", ".join(more)))
        if row["class"] == "count-only":
            shown = canonical([row[key] for key in SHARED])
            alike[shown] = alike.get(shown, 0) + 1
    least = of_policy(release, "countOnlyShared", 10)
    few = [count for count in alike.values() if count < least]
    faults.unless(not few, "data/people.json", "rows only counted show what fewer than %d share" % least)


def check_days(rows, chains, begins, release, faults):
    """Each release has one day, none before the one before it."""
    days = {len(begins) - 1: release["slot"]}

    def told(public_id, at, day):
        which = max(number for number, begin in enumerate(begins) if begin <= at)
        right = days.setdefault(which, day) == day
        faults.unless(right, public_id, "its day is not that of the release that published it")

    for row in rows["people"]:
        chain = chains.get(("person", row["publicId"]))
        if row["class"] == "count-only":
            faults.unless(row["changed"] == release["slot"], row["publicId"], "only counted, and of another day")
        elif chain is not None:
            told(row["publicId"], chain.first, row["firstPublished"])
            told(row["publicId"], chain.at, row["changed"])
            reasoned = (row["version"] == 1) == (row["reason"] is None)
            faults.unless(reasoned, row["publicId"], "a reason without a change, or a change without one")
    for row in rows["corrections"]:
        chain = chains.get(("person", row["publicId"]))
        if chain is not None:
            told(row["publicId"], chain.at, row["slot"])
    in_order = [days[number] for number in sorted(days)]
    faults.unless(in_order == sorted(in_order), "data/people.json", "a release is dated before the one before it")


# ---------------------------------------------------------------------------------------------------
# Gone and closed


def check_gone(rows, chains, leaves, begins, release, faults, notes):
    ids = [row["publicId"] for row in rows["people"]]
    faults.unless(len(ids) == len(set(ids)), "data/people.json", "two rows stand under one id")
    for row in rows["people"]:
        followed = row["class"] == "count-only" and ("person", row["publicId"]) in chains
        faults.unless(not followed, row["publicId"], "a row that is only counted has a leaf")
    present = {
        "person": {row["publicId"] for row in rows["people"] if row["class"] != "count-only"},
        "count": {row["publicId"] for row in rows["counts"]},
        "claim": {row["id"] for row in rows["claims"]},
    }
    waiting = []
    for (kind, public_id), chain in chains.items():
        if kind == "toll" or chain.closed or public_id in present[kind]:
            continue
        if kind == "person":
            waiting.append((public_id, chain))
        else:
            faults.add(public_id, "a %s published before is gone" % kind)
    at_once = of_policy(release, "tombstonesAtOnce", 5)
    for public_id, chain in waiting:
        if len(waiting) >= at_once or chain.at >= begins:
            faults.add(public_id, "a name published before is gone without a closing leaf")
        else:
            notes.append({"where": public_id, "what": "closed, reason to follow"})
    for (kind, public_id), chain in chains.items():
        if kind == "claim" and chain.last["version"] > 1:
            notes.append({"where": public_id, "what": "another record of the claim than the one published first"})
    closings = sum(leaf["type"] == "person.close" for leaf in leaves[begins:])
    faults.unless(closings == 0 or closings >= at_once, "log/", "fewer closings went out than go out together")
    listed = {row["publicId"]: row["reason"] for row in rows["corrections"]}
    closed = {key[1]: chain.last["reason"] for key, chain in chains.items() if key[0] == "person" and chain.closed}
    same = listed == closed and len(listed) == len(rows["corrections"])
    faults.unless(same, "data/corrections.json", "it does not list the closings of the log")


def of_policy(release, name, otherwise):
    policy = release["policy"]
    told = policy.get("release") if type(policy) is dict else None
    value = told.get(name, otherwise) if type(told) is dict else otherwise
    if type(value) is not int or value < 1:
        raise Wrong("the policy says no number: %s" % name)
    return value


# ---------------------------------------------------------------------------------------------------
# Marks


def check_marks(folder, rows, release, faults):
    invented = release["invented"]
    practice = release["origin"].startswith("practice.invalid/")
    faults.unless(practice == invented, "release.json", "origin and mark of practice differ")
    marked = [("toll", rows["toll"]["invented"])]
    for name in ("people", "counts", "claims", "corrections"):
        marked += [(name, row["invented"]) for row in rows[name]]
    for name in ("overlaps", "sources", "estimate"):
        value = read_file(folder, "data/%s.json" % name, lambda found: type(found) is dict, faults)
        if value is not None:
            marked.append((name, value.get("invented")))
    for name, mark in marked:
        faults.unless(mark is invented, "data/%s.json" % name, "marks of practice differ")
    ids = [row["publicId"] for name in ("people", "counts", "corrections") for row in rows[name]]
    ids += [row["group"] for row in rows["people"] if row["group"] is not None]
    for public_id in ids:
        faults.unless(public_id.startswith("PRACTICE-") == invented, public_id, "marks of practice differ")


# ---------------------------------------------------------------------------------------------------
# The toll: places, windows, scopes


def is_dead(row):
    return not row["missingPresumed"]


def part_holds(outer, inner):
    """0 yes, 1 perhaps, 2 no."""
    if outer is None or (inner is not None and outer == inner):
        return 0
    return 1 if inner is None else 2


class Scope:
    def __init__(self, province, city, first, last):
        self.province, self.city, self.first, self.last = province, city, first, last
        self.key = spelled([province, city, None, first, last])
        self.low = self.high = self.verified_low = 0
        self.at_least = False
        self.parent, self.children, self.crossing = None, [], []

    def width(self):
        known = (self.province is not None) + (self.city is not None)
        days = datetime.date.fromisoformat(self.last).toordinal() - datetime.date.fromisoformat(self.first).toordinal()
        return (known, -days, in_order(self.key))

    def contains(self, other):
        places = part_holds(self.province, other.province) == 0 and part_holds(self.city, other.city) == 0
        return places and self.first <= other.first and other.last <= self.last

    def overlaps(self, other):
        places = part_holds(self.province, other.province) != 2 and part_holds(self.city, other.city) != 2
        return places and self.first <= other.last and other.first <= self.last

    def crosses(self, other):
        return self.overlaps(other) and not self.contains(other) and not other.contains(self)

    def holds(self, row):
        place = max(part_holds(self.province, row["province"]), part_holds(self.city, city_of(row)))
        date = row["date"]
        if date is None:
            window = 1
        elif self.first <= date["from"] and date["to"] <= self.last:
            window = 0
        else:
            window = 1 if self.first <= date["to"] and date["from"] <= self.last else 2
        return max(place, window)


def city_of(row):
    """A city is never shown without its province; one that is counts as not known."""
    return None if row["province"] is None else row["city"]


def scopes_of(counts):
    scopes = {}
    for row in counts:
        scope = Scope(row["province"], row["city"], row["windowFrom"], row["windowTo"])
        scopes.setdefault(scope.key, (scope, []))[1].append(row)
    made = []
    for scope, rows in scopes.values():
        credible = [row for row in rows if row["level"] == "credible"]
        complete = [row for row in credible if row["extent"] == "whole"]
        scope.verified_low = max([0] + [row["low"] for row in rows if row["level"] == "verified"])
        told = min(row["low"] for row in complete) if complete else max([0] + [row["low"] for row in credible])
        scope.low = max(told, scope.verified_low)
        scope.high = max([scope.low] + [row["high"] for row in credible])
        scope.at_least = bool(credible) and not complete
        made.append(scope)
    return made


def verified_scopes(scopes):
    made = []
    for scope in scopes:
        if scope.verified_low > 0:
            signed = Scope(scope.province, scope.city, scope.first, scope.last)
            signed.low = signed.high = scope.verified_low
            made.append(signed)
    return made


class Forest:
    def __init__(self, scopes):
        self.kept, self.dropped = [], []
        for scope in sorted(scopes, key=lambda one: (-one.low, one.width())):
            crossed = any(scope.crosses(other) for other in self.kept)
            (self.dropped if crossed else self.kept).append(scope)
        self.kept.sort(key=Scope.width)
        for scope in self.kept:
            scope.parent = self.narrowest_around(scope)
            if scope.parent is not None:
                scope.parent.children.append(scope)
        self.roots = [scope for scope in self.kept if scope.parent is None]
        self.crossing = []
        beside = {}
        for scope in self.dropped:
            holder = self.narrowest_around(scope)
            beside.setdefault(None if holder is None else holder.key, (holder, []))[1].append(scope)
        for holder, hanging in beside.values():
            inner = Forest(hanging)
            tops = inner.roots + inner.crossing
            (self.crossing if holder is None else holder.crossing).extend(tops)

    def narrowest_around(self, scope):
        around = [other for other in self.kept if other is not scope and other.contains(scope)]
        return max(around, key=Scope.width) if around else None


def stand(roots, row):
    """The deepest scope that surely holds a row; "outside" or "unknown" where none does."""
    at, level = None, roots
    while True:
        deeper = [scope for scope in level if scope.holds(row) == 0]
        if not deeper:
            break
        at = deeper[-1]
        level = at.children
    if at is not None:
        return at
    return "unknown" if any(scope.holds(row) == 1 for scope in roots) else "outside"


def with_parents(scope):
    while scope is not None:
        yield scope
        scope = scope.parent


class Standing:
    """How many stand where."""

    def __init__(self):
        self.exactly, self.floating, self.inside = {}, {}, {}
        self.outside = self.unknown = self.total = 0

    def put(self, at, floating=False):
        self.total += 1
        if at == "outside":
            self.outside += 1
        elif at == "unknown":
            self.unknown += 1
        else:
            counts = self.floating if floating else self.exactly
            counts[at.key] = counts.get(at.key, 0) + 1
            for scope in with_parents(at):
                self.inside[scope.key] = self.inside.get(scope.key, 0) + 1

    def move(self, at, to):
        if at == "outside":
            self.outside -= 1
        elif at == "unknown":
            self.unknown -= 1
        else:
            self.exactly[at.key] -= 1
        self.exactly[to.key] = self.exactly.get(to.key, 0) + 1


def groups_of(dead):
    groups, alone = {}, []
    for row in dead:
        if row["group"] is None:
            alone.append([row])
        else:
            groups.setdefault(row["group"], []).append(row)
    return list(groups.values()) + alone


def stand_in_groups(forest, dead):
    standing = Standing()
    for members in groups_of(dead):
        signed = [row for row in members if row["level"] == "verified"]
        if signed:
            for row in signed:
                standing.put(stand(forest.roots, row))
            continue
        places = [stand(forest.roots, row) for row in members]
        if all(place is places[0] or place == places[0] for place in places):
            standing.put(places[0])
        elif any(type(place) is str for place in places):
            standing.put("unknown")
        else:
            around = [{scope.key for scope in with_parents(place)} for place in places]
            shared = [scope for scope in with_parents(places[0]) if all(scope.key in keys for keys in around)]
            standing.put(shared[0] if shared else "unknown", floating=True)
    return standing


def low_of(forest, standing):
    lows = {}

    def low(scope):
        parts = sum(low(child) for child in scope.children)
        inside = sum(standing.inside.get(child.key, 0) for child in scope.children)
        inside += standing.floating.get(scope.key, 0)
        lows[scope.key] = max(scope.low, standing.exactly.get(scope.key, 0) + max(parts, inside))
        return lows[scope.key]

    parts = sum(low(root) for root in forest.roots)
    inside = sum(standing.inside.get(root.key, 0) for root in forest.roots)
    return standing.outside + max(parts, inside + standing.unknown), lows


def high_of(forest, standing):
    def high(scope):
        parts = standing.exactly.get(scope.key, 0)
        parts += sum(high(child) for child in scope.children)
        parts += sum(high(beside) for beside in scope.crossing)
        return max(scope.high, parts)

    tops = sum(high(root) for root in forest.roots) + sum(high(beside) for beside in forest.crossing)
    return standing.outside + tops + standing.unknown


def first_holding(tops, row):
    for top in tops:
        if top.holds(row) == 0:
            return stand([top], row)
    return None


def stand_for_high(forest, dead):
    standing, between = Standing(), []
    for row in dead:
        at = stand(forest.roots, row)
        standing.put(at)
        beside = forest.crossing if type(at) is str else at.crossing
        moved = first_holding(beside, row)
        if moved is not None:
            standing.move(at, moved)
        elif type(at) is not str:
            above = [top for scope in list(with_parents(at))[1:] for top in scope.crossing] + forest.crossing
            if first_holding(above, row) is not None:
                between.append((at, row, above))
    between.sort(key=lambda one: in_order(between_key(*one)))
    for at, row, above in between:
        for top in above:
            if top.holds(row) != 0:
                continue
            before, to = high_of(forest, standing), stand([top], row)
            standing.move(at, to)
            if high_of(forest, standing) < before:
                break
            standing.move(to, at)
    return standing


def between_key(at, row, _):
    place = None
    if row["province"] is not None:
        place = {"province": row["province"], "city": row["city"], "incident": None}
    return spelled([at.key, place, row["date"]["from"], row["date"]["to"]])


def numbers_in(words):
    return re.findall("[0-9]+", words)


def flags_of(forest, lows, standing, saved):
    flags = []
    for scope in forest.kept:
        if not scope.children or scope.at_least:
            continue
        inner = standing.exactly.get(scope.key, 0) + sum(lows[child.key] for child in scope.children)
        if inner > scope.high:
            place = ", ".join(part for part in (scope.city, scope.province) if part is not None)
            words = "%s, %s to %s, %d, %d" % (place, scope.first, scope.last, inner, scope.high)
            flags.append(["toll.inner-above-outer"] + numbers_in(words))
    if forest.dropped:
        flags.append(["toll.scopes-cross", str(len(forest.dropped))])
    if any(scope.at_least for scope in forest.kept + forest.dropped):
        flags.append(["toll.high-is-at-least"])
    if saved > 0:
        flags.append(["toll.open-pairs", str(saved)])
    return flags


def recount(people, counts):
    """Lines and flags that the rows give."""
    dead = [row for row in people if is_dead(row)]
    signed = [row for row in dead if row["level"] == "verified"]
    scopes = scopes_of(counts)
    of_signed = Forest(verified_scopes(scopes))
    places = Standing()
    for row in signed:
        places.put(stand(of_signed.roots, row))
    verified, _ = low_of(of_signed, places)
    forest = Forest(scopes)
    units = stand_in_groups(forest, dead)
    low, lows = low_of(forest, units)
    low = max(low, verified)
    high = max(high_of(forest, stand_for_high(forest, dead)), low)
    lines = {
        "verifiedNamed": sum(row["named"] for row in signed),
        "verified": verified,
        "reported": {"low": low, "high": high},
        "corroborated": sum(row["level"] == "corroborated" for row in dead),
        "disputed": sum(row["dispute"] in ("identity", "fact-of-death") for row in dead),
        "missingPresumed": len(people) - len(dead),
    }
    return lines, flags_of(forest, lows, units, len(dead) - units.total)


# ---------------------------------------------------------------------------------------------------
# Breakdowns


def tally(rows, key_of):
    found = {}
    for row in rows:
        tallied = found.setdefault(key_of(row), {"people": 0, "verified": 0})
        tallied["people"] += 1
        tallied["verified"] += row["level"] == "verified"
    return found


def cut(rows, values, field):
    tallied = tally(rows, lambda row: row[field] or "unknown")
    return [dict(value=value, **tallied[value]) for value in values + ("unknown",) if value in tallied]


def breakdowns(people):
    dead = [row for row in people if is_dead(row)]
    by_day = tally(dead, lambda row: row["date"]["from"] if row["date"] and row["date"]["from"] == row["date"]["to"] else None)
    days = sorted(day for day in by_day if day is not None) + ([None] if None in by_day else [])
    by_place = tally(dead, lambda row: (row["province"], city_of(row)))
    places = sorted(by_place, key=lambda place: in_order(spelled(list(place))))
    aged = [row for row in dead if row["ageBand"] is not None]
    return {
        "people": len(dead),
        "byNight": [dict(day=day, nightUnknown=by_day[day]["people"], **by_day[day]) for day in days],
        "byPlace": [dict(province=place[0], city=place[1], **by_place[place]) for place in places],
        "byAgeBand": cut(dead, AGE_BANDS, "ageBand"),
        "under30": {
            "people": sum(row["ageBand"] in AGE_BANDS[:3] for row in aged),
            "ofKnownAge": len(aged),
            "ageUnknown": len(dead) - len(aged),
        },
        "bySex": cut(dead, SEXES, "sex"),
        "byCause": cut(dead, CAUSES, "cause"),
        "byPopulation": cut(dead, POPULATIONS, "population"),
    }


def check_toll(rows, chains, release, faults):
    toll, where = rows["toll"], "data/toll.json"
    lines, flags = recount(rows["people"], rows["counts"])
    faults.unless(canonical(toll["lines"]) == canonical(lines), where, "the lines are not those of the rows")
    told = [[flag["code"]] + numbers_in(flag["words"]) for flag in toll["flags"]]
    faults.unless(told == flags, where, "the remarks are not those of the rows")
    same = canonical(toll["breakdowns"]) == canonical(breakdowns(rows["people"]))
    faults.unless(same, where, "the breakdowns are not those of the rows")
    faults.unless(toll["asOf"] == release["asOf"], where, "of another day than the release")
    chain = chains.get(("toll", "toll"))
    logged = chain is not None and chain.last["asOf"] == toll["asOf"]
    logged = logged and canonical(chain.last["lines"]) == canonical(toll["lines"])
    faults.unless(logged, where, "not the toll of the log's newest leaf")
    for row in rows["people"]:
        full = not row["named"] or any(len(form["text"].split()) > 1 for form in row["nameForms"])
        faults.unless(full, row["publicId"], "a row counts as named and shows no name of two words")
    if toll["gate"] is not None:
        check_gate(toll["gate"], faults)


def check_gate(gate, faults):
    where = "data/toll.json"
    met = all(measure["met"] is not False for measure in gate["measures"])
    faults.unless(gate["open"] and met, where, "figures went out through a shut gate")
    totals, provinces = {}, {}
    for row in gate["leftOut"]:
        (totals if row["province"] is None else provinces).setdefault(row["what"], []).append(row["people"])
    for what in set(totals) | set(provinces):
        told = provinces.get(what, [])
        rest = sum(totals.get(what, [])) - sum(told)
        fits = len(totals.get(what, [])) == 1 and rest >= 0 and all(people >= 20 for people in told)
        fits = fits and (not told or rest == 0 or rest >= 20)
        faults.unless(fits, where, "what is left out is told too closely, or does not add up")


# ---------------------------------------------------------------------------------------------------
# Tables


def read_csv(data):
    """RFC 4180 with LF. The standard library's reader forgives what this format does not."""
    cell = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])')
    table, row, at, content = [], [], 0, data.decode("utf-8")
    while at < len(content):
        match = cell.match(content, at)
        if match is None:
            raise Wrong("it cannot be read as a table")
        row.append(match.group(2) if match.group(1) is None else match.group(1).replace('""', '"'))
        if match.group(3) == "\n":
            table.append(row)
            row = []
        at = match.end()
    if row:
        raise Wrong("its last line has no end")
    return table


def written(value):
    if value is None:
        return ""
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") and value else value


def snake(key):
    return re.sub("[A-Z]", lambda m: "_" + m.group(0).lower(), key)


def person_cells(row):
    date = row["date"] or {"from": None, "to": None, "precision": None}
    cells = {snake(key): value for key, value in row.items() if key not in ("nameForms", "date")}
    cells["name_forms"] = " | ".join(form["text"] for form in row["nameForms"])
    cells.update(date_from=date["from"], date_to=date["to"], date_precision=date["precision"])
    return cells


def count_cells(row):
    return {snake(key): value for key, value in row.items()}


def claim_cells(verdicts):
    def cells_of(row):
        cells = {snake(key): value for key, value in row.items() if key not in ("id", "figure", "window", "via")}
        cells.update({snake(key): value for key, value in row["figure"].items()})
        cells.update(window_from=row["window"]["from"], window_to=row["window"]["to"], via=" | ".join(row["via"]))
        cells.update(claim_id=row["id"], verdict=" ".join(verdicts.get(row["id"], [])))
        return cells

    return cells_of


HEADERS = {
    "people": (
        "invented,public_id,version,class,group,level,named,name_forms,age_band,sex,date_from,date_to,date_precision,"
        "city,province,cause,population,dispute,two_or_more_origins,missing_presumed,first_published,changed,reason"
    ),
    "counts": "invented,public_id,version,province,city,window_from,window_to,low,high,extent,level",
    "claims": (
        "invented,claim_id,kind,claimant,claimant_kind,via,value,low,high,qualifier,as_worded,counted,population_note,"
        "window_from,window_to,area,basis,stated,part_of,part_kind,as_of,supersedes,answers,rebuts,caveats,"
        "responsibility,published_in,source_tier,note,verdict"
    ),
}


def check_tables(folder, rows, faults):
    verdicts = {}
    for said in rows["toll"]["claims"]:
        verdicts.setdefault(said["claim"], []).append(said["words"])
    cells = {"people": person_cells, "counts": count_cells, "claims": claim_cells(verdicts)}
    for name, header in HEADERS.items():
        path, columns = "data/%s.csv" % name, header.split(",")
        data = folder.read(path)
        if data is None:
            continue  # told by the manifest
        try:
            table = read_csv(data)
        except (Wrong, UnicodeDecodeError):
            faults.add(path, "it cannot be read as a table")
            continue
        expected = [columns]
        for row in rows[name]:
            found = cells[name](row)
            expected.append([written(found[column]) for column in columns])
        if table != expected:
            line = next((at for at, (a, b) in enumerate(zip(table, expected)) if a != b), min(len(table), len(expected)))
            faults.add(path, "line %d is not what the data say" % (line + 1))


# ---------------------------------------------------------------------------------------------------
# Pages


class PageText(html.parser.HTMLParser):
    """The text that a reader sees."""

    UNSEEN = ("script", "style", "template")

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.parts.append(" ")
        self.unseen += tag in self.UNSEEN

    def handle_startendtag(self, tag, attrs):
        self.parts.append(" ")

    def handle_endtag(self, tag):
        self.parts.append(" ")
        if tag in self.UNSEEN and self.unseen > 0:
            self.unseen -= 1

    def handle_data(self, data):
        if self.unseen == 0:
            self.parts.append(data)


TAG = re.compile(
    r'<!doctype html>|</[a-zA-Z][a-zA-Z0-9]*>|<([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)/?>'
)
ATTRIBUTE = re.compile(' ([a-zA-Z][a-zA-Z0-9-]*)(?:="([^"]*)")?')
NO_ELEMENTS = set(
    "base embed frame frameset iframe link noembed noframes object plaintext portal template textarea xmp".split()
)
HIDDEN_FIGURE = re.compile("<span hidden><data [^<>]*>[^<>]*</data></span>")
MAY_HIDE = ("print", "print-compare", "said", "said-none", "said-some", "tools")


def plain_attributes(tag, attributes):
    found = [(name.lower(), value) for name, value in ATTRIBUTE.findall(attributes)]
    own = next((value for name, value in found if name == "id"), "")
    for name, value in found:
        if name.startswith("on") or name == "srcdoc" or (name == "style" and tag != "svg"):
            return False
        if name == "hidden" and own not in MAY_HIDE:
            return False
        if name in ("href", "src") and not re.fullmatch("#.*|(data/|log/)?[a-z][a-z.-]*", value):
            return False
        if name == "http-equiv" and value != "Content-Security-Policy":
            return False
    return True


def plain_markup(page):
    """Tags with quoted attributes, text and five entities: nothing that two readers read as two things."""
    at, between = 0, []
    while at < len(page):
        start = page.find("<", at)
        between.append(page[at:] if start < 0 else page[at:start])
        if start < 0:
            break
        match = TAG.match(page, start)
        if match is None:
            return False
        at, tag = match.end(), (match.group(1) or "").lower()
        if tag in NO_ELEMENTS or not plain_attributes(tag, match.group(2) or ""):
            return False
        if tag in ("script", "style"):
            at = page.find("</", at)
            if at < 0:
                return False
    words = "".join(between)
    attributes = "".join(re.findall('="[^"<>]*"', re.sub("(?s)<(script|style)>.*?</", "", page)))
    if ">" in words or re.search("&(?!(?:amp|lt|gt|quot|#39);)", words + attributes):
        return False
    return re.search("[\u202a-\u202e]", page) is None


def folded(words):
    return " ".join(words.split())


def page_text(page):
    parser = PageText()
    parser.feed(page)
    parser.close()
    return folded("".join(parser.parts))


ASCII_DIGITS = {base_digit + n: str(n) for base_digit in (0x660, 0x6F0) for n in range(10)}
MARKS = {"index.html": ("practice", "invented"), "fa.html": ("تمرین", "ساختگی")}


def check_pages(folder, rows, release, faults):
    lines = rows["toll"]["lines"]
    figures = {lines["verifiedNamed"], lines["verified"], lines["reported"]["low"], lines["reported"]["high"]}
    known = {row["publicId"] for name in ("people", "corrections") for row in rows[name]}
    for path in MARKS:
        data = folder.read(path)
        if data is None:
            continue  # told by the manifest
        try:
            page = HIDDEN_FIGURE.sub("", data.decode("utf-8"))
            faults.unless(plain_markup(page), path, "it holds what no page of a release does")
            seen = page_text(page)
        except (UnicodeDecodeError, ValueError, AssertionError):
            faults.add(path, "it cannot be read")
            continue
        plain = re.sub("(?<=[0-9])[,٬\u202f](?=[0-9]{3})", "", seen.translate(ASCII_DIGITS))
        shown = {int(found) for found in re.findall("(?<![0-9A-Za-z])[0-9]+(?![0-9A-Za-z])", plain) if len(found) < 17}
        faults.unless(figures <= shown, path, "the page does not show the figures")
        checker = release.get("checker")
        faults.unless(checker is None or checker["sha256"] in seen, path, "the page does not show the checker named")
        said, end = {}, 0
        for found in re.finditer(r"\b(?:PRACTICE-)?P[0-9a-f]{16}\b", seen):
            said[found[0]] = said.get(found[0], "") + " " + seen[end : found.start()]
            end = found.end()
        hidden = sum(
            row["publicId"] not in said
            or any(folded(form["text"]) not in said[row["publicId"]] for form in row["nameForms"])
            for row in rows["people"]
            if row["class"] != "count-only"
        )
        faults.unless(hidden == 0, path, "the page leaves out %d people of the data" % hidden)
        strangers = set(said) - known
        faults.unless(not strangers, path, "the page shows %d people who are not in the data" % len(strangers))
        if release["invented"]:
            words = re.sub(r"PRACTICE-\w+", "", seen).lower()
            faults.unless(all(mark in words for mark in MARKS[path]), path, "the page does not say that it is practice")


# ---------------------------------------------------------------------------------------------------
# What a reader holds


def check_seen(path, signers, hashes, faults, notes):
    """The log begins with the one of an older checkpoint that the reader kept, under the key of that size."""
    with open(path, "rb") as file:
        note = file.read()
    for vkey, first, last in signers:
        try:
            size, root = open_checkpoint(note, vkey)
            break
        except Wrong as refused:
            wrong = refused
    else:
        raise wrong
    if size < first or (last is not None and size > last):
        faults.add("log/checkpoint", "what was seen, %d leaves, was not that key's to sign: there are two logs" % size)
    elif size > len(hashes):
        faults.add("log/checkpoint", "the log was larger once: %d leaves, now %d" % (size, len(hashes)))
    elif root_over(hashes[:size]) != root:
        faults.add("log/checkpoint", "the log does not begin with the %d leaves that were seen" % size)
    elif last is not None:
        notes.append({"where": "log/checkpoint", "what": "the log that was seen was renewed at %d leaves" % last})


def check_page(path, release, faults):
    """Somebody gave the reader this page to check releases with: is it the one that the release names?"""
    with open(path, "rb") as file:
        given = sha256(file.read()).hex()
    named = release.get("checker")
    if named is None:
        faults.add("release.json", "it names no checker; the SHA-256 of yours is %s" % given)
    elif named["sha256"] != given:
        what = "it names the checker of version %s, SHA-256 %s; yours is %s"
        faults.add("release.json", what % (named["version"], named["sha256"], given))


def fingerprint(folder):
    """What two people compare: SHA-256 of the checkpoint's first three lines."""
    return sha256(b"".join(folder.read("log/checkpoint").splitlines(True)[:3])).hex()


def check_release(root, key=None, seen=None, page=None):
    folder, faults, notes = Folder(root), Faults(), []
    report = {"folder": root, "ok": False, "size": None, "root": None, "fingerprint": None, "toll": None}
    manifest_hash = check_manifest(folder, faults)
    release = read_file(folder, "release.json", RELEASE, faults)
    if release is None:
        faults.add("release.json", "it does not say what this is")
    else:
        faults.unless(key is None or key == release["vkey"], "release.json", "another key than the one you gave")
        if page is not None:
            check_page(page, release, faults)
        rows = read_rows(folder, faults)
        try:
            size, tree_root, hashes, leaves = check_log(folder, release, faults)
            report.update(size=size, root=tree_root.hex(), fingerprint=fingerprint(folder))
            if leaves is not None:
                signers = follow_renewals(leaves, hashes, release, faults, notes)
                if seen is not None:
                    check_seen(seen, signers, hashes, faults, notes)
            if leaves is not None and None not in rows.values():
                check_all(folder, rows, release, leaves, hashes, manifest_hash, faults, notes)
                report["toll"] = rows["toll"]["lines"]
        except Wrong as wrong:
            faults.add("log/", str(wrong))
        except Exception as broken:  # damage never ends a check
            faults.add("", "too damaged to be checked: %s" % type(broken).__name__)
    report["ok"] = not faults.all
    return dict(report, faults=faults.all, notes=notes, notLookedAt=list(NOT_LOOKED_AT))


def check_all(folder, rows, release, leaves, hashes, manifest_hash, faults, notes):
    chains = follow_chains(leaves, hashes, faults)
    begins = check_releases(leaves, release, manifest_hash, faults)
    check_commitments(rows, chains, faults)
    check_gone(rows, chains, leaves, begins[-1], release, faults, notes)
    check_classes(rows, release, faults)
    check_days(rows, chains, begins, release, faults)
    check_marks(folder, rows, release, faults)
    check_toll(rows, chains, release, faults)
    check_tables(folder, rows, faults)
    check_pages(folder, rows, release, faults)


def show(report):
    print(report["folder"])
    if report["size"] is not None:
        print("  log: %d leaves, root %s" % (report["size"], report["root"]))
        print("  fingerprint %s" % report["fingerprint"])
    if report["toll"] is not None:
        lines = report["toll"]
        reported = lines["reported"]
        print(
            "  toll: %d verified and named, %d verified, %d to %d reported"
            % (lines["verifiedNamed"], lines["verified"], reported["low"], reported["high"])
        )
    for fault in report["faults"][:MOST_TOLD]:
        print("  WRONG %s: %s" % (fault["where"], fault["what"]))
    if len(report["faults"]) > MOST_TOLD:
        print("  and %d more" % (len(report["faults"]) - MOST_TOLD))
    for note in report["notes"][:MOST_TOLD]:
        print("  note %s: %s" % (note["where"], note["what"]))
    if report["ok"]:
        print("  Nothing wrong was found. Not looked at: %s." % "; ".join(report["notLookedAt"]))
        print("  Whose log this is, no file can say: compare the fingerprint with another copy.")


def main(arguments):
    folders, options, as_json = [], {"--key": None, "--seen": None, "--checker": None}, False
    given = iter(arguments)
    for argument in given:
        if argument == "--json":
            as_json = True
        elif argument in options:
            options[argument] = next(given, None)
        elif argument.startswith("-"):
            folders = []
            break
        else:
            folders.append(argument)
    missing = ["no folder: %s" % folder for folder in folders if not os.path.isdir(folder)]
    brought = [options[name] for name in ("--seen", "--checker") if options[name] is not None]
    missing += ["no file: %s" % path for path in brought if not os.path.isfile(path)]
    if not folders or missing:
        print(missing[0] if folders and missing else __doc__.strip(), file=sys.stderr)
        return 2
    key, seen, page = options["--key"], options["--seen"], options["--checker"]
    reports = [check_release(folder, key, seen, page) for folder in folders]
    if as_json:
        print(json.dumps(reports, ensure_ascii=False))
    else:
        for report in reports:
            show(report)
    return 0 if all(report["ok"] for report in reports) else 1


if __name__ == "__main__":
    # Pages and names may be in any script; a console that cannot show them must not end the check.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
