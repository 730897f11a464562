"""Verifies an exported record of Liaison. Written from docs/record.md alone, with nothing but Python's standard library.

    python3 verify_record.py FILE [HEAD]       verify a file, against a noted head where one is given
    python3 verify_record.py --vectors FILE    verify each of the test vectors, one JSON object with the outcome on each line
"""

import base64
import hashlib
import json
import re
import sys

HEX_64 = re.compile(r"[0-9a-f]{64}\Z")
HEX_32 = re.compile(r"[0-9a-f]{32}\Z")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")


class Broken(Exception):
    def __init__(self, why, seq=None):
        super().__init__(why)
        self.seq = seq


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def head_of(fact):
    code = base64.b32encode(bytes.fromhex(fact["hash"])).decode("ascii")[:26]
    return f"{fact['seq']}-{code}"


def parse(line, what):
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise Broken(f"{what} is no JSON object")
    return value


def is_sealed(value):
    return (
        isinstance(value, dict)
        and set(value) in ({"digest"}, {"digest", "salt", "text"})
        and all(isinstance(each, str) for each in value.values())
        and HEX_64.match(value["digest"]) is not None
        and HEX_32.match(value.get("salt", "0" * 32)) is not None
    )


def is_fact(value):
    needed = {"seq", "at", "subject", "kind", "content", "hash"}
    return (
        set(value) in (needed, needed | {"words"})
        and isinstance(value["seq"], int)
        and all(isinstance(value[name], str) for name in ("at", "subject", "kind", "hash"))
        and MOMENT.match(value["at"]) is not None
        and HEX_64.match(value["hash"]) is not None
        and is_sealed(value["content"])
        and is_sealed(value.get("words", {"digest": "0" * 64}))
    )


def verify(lines, noted=None):
    """Returns (facts, erased, missing, head), or raises Broken with the number of the first fact that does not fit."""
    first = parse(lines[0] if lines else "", "the first line")
    if first.get("format") != "liaison-record" or first.get("version") != 1:
        raise Broken("the first line is that of no record")
    chain, partner = first.get("chain"), first.get("partner")
    after = sha256(canonical({"chain": chain, "format": "liaison-record", "partner": partner, "version": 1}))
    seq, erased, missing, head = 0, 0, 0, None
    for index, line in enumerate(lines[1:], start=1):
        fact = parse(line, f"line {index + 1}")
        if fact.get("end") is True:
            if noted is not None and int(noted.split("-")[0]) > seq:
                raise Broken(f"the record ends before {noted}")
            if fact.get("facts") != seq or fact.get("head") != head:
                raise Broken("the last line does not fit the facts")
            if index != len(lines) - 1:
                raise Broken("something stands after the last line")
            return seq, erased, missing, head
        if not is_fact(fact):
            raise Broken(f"line {index + 1} is no fact", fact.get("seq"))
        if fact["seq"] != seq + 1:
            raise Broken(f"fact {fact['seq']} stands where fact {seq + 1} should be", fact["seq"])
        seq = fact["seq"]
        texts = [fact[name] for name in ("content", "words") if name in fact]
        for sealed in texts:
            if "text" in sealed and sealed["digest"] != sha256(sealed["salt"] + sealed["text"]):
                raise Broken(f"a text of fact {seq} was changed", seq)
        linked = {"after": after, "chain": chain, "content": fact["content"]["digest"]}
        linked.update({name: fact[name] for name in ("at", "kind", "seq", "subject")})
        if "words" in fact:
            linked["words"] = fact["words"]["digest"]
        if fact["hash"] != sha256(canonical(linked)):
            raise Broken(f"the hash of fact {seq} does not fit", seq)
        after, head = fact["hash"], head_of(fact)
        if noted is not None and noted.split("-")[0] == str(seq) and noted != head:
            raise Broken(f"fact {seq} is {head}, but {noted} was noted")
        erased += any("text" not in sealed for sealed in texts)
        missing += "text" not in fact["content"]
    raise Broken("the last line is missing")


def outcome(vector):
    try:
        facts, erased, missing, head = verify(vector["lines"], vector.get("noted"))
    except Broken as broken:
        found = {"valid": False, "seq": broken.seq}
    else:
        found = {"valid": True, "facts": facts, "erased": erased, "missing": missing or None, "head": head}
    return {"name": vector["name"], **{name: value for name, value in found.items() if value is not None}}


def lines_of(file):
    with open(file, encoding="utf-8", newline="\n") as opened:
        text = opened.read()
    return text[:-1].split("\n") if text.endswith("\n") else text.split("\n")


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--vectors":
        for line in lines_of(arguments[1]):
            print(json.dumps(outcome(json.loads(line))))
        return 0
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        facts, erased, missing, head = verify(lines_of(arguments[0]), arguments[1] if len(arguments) == 2 else None)
    except Broken as broken:
        print(f"broken: {broken}")
        return 1
    print(f"verified: {facts} facts, {erased} of them with something erased, head {head}")
    if missing:
        print(f"the content of {missing} facts is missing, which is never erased: it was taken away")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
