"""Sentences per second of the `argos` engine against `argostranslate.translate`, same package, same sentences, same run.

argostranslate's sentence splitter is neutralised (each line is one sentence already), since it would be fetched from the network. Both use
beam 4. Prints the ratio, our tokens per second, and the share of our time spent outside CTranslate2. Run: python -m benchmarks.throughput
"""

from __future__ import annotations

import itertools
import os
import platform
import time
from collections.abc import Callable
from typing import Any

from l10n.mt.argos import ArgosEngine
from l10n.mt.engine import Request
from l10n.mt.packages import find, install, packages_dir

OPENINGS = (
    "据当地媒体星期二报道，教育部长在首都",
    "该组织总干事上周五在拉巴特举行的会议上",
    "来自六十八个国家的一百八十名青年代表",
    "受连日暴雨影响，北部山区的居民",
    "研究人员在《自然》杂志上发表的论文中",
    "两国政府的代表团经过三天的谈判之后",
    "由于资金不足，这座建于十二世纪的清真寺",
    "联合国教科文组织的专家们在考察结束时",
    "参加电影制作培训班的十八名记者",
    "在庆祝建校五十周年的典礼上，大学校长",
)
ENDINGS = (
    "宣布了一项新的计划，旨在帮助农民节约用水。",
    "呼吁各成员国加强在科学和文化领域的合作。",
    "表示，对话与和平是本世纪最重要的任务之一。",
    "将在明年春天之前完成第一阶段的工作，并提交报告。",
    "对遇难者家属表示慰问，并承诺提供紧急援助。",
    "指出，气候变化已经使该地区的收成减少了百分之二十。",
    "得到了国际社会的广泛支持，但仍然面临许多困难。",
    "讨论了人工智能对语言教学可能产生的影响。",
    "参观了新建的图书馆，并与学生们进行了交谈。",
    "强调必须保护世界遗产，使后代能够了解自己的历史。",
)
EXTRA = ("", "此前，有关部门已经就这一问题征求过公众的意见。")
SENTENCES = [opening + ending + extra for opening, ending, extra in itertools.product(OPENINGS, ENDINGS, EXTRA)]


def main() -> None:
    """Prints both speeds and their ratio."""
    model = find("zh", "en") or install("zh", "en")
    os.environ["ARGOS_PACKAGES_DIR"] = str(packages_dir())
    theirs = _timed(_peer(model.path))
    engine = ArgosEngine([model])
    decoder = engine._legs[0].decoder
    inside = 0.0
    translate = decoder.translate

    def watched(*arguments: Any, **options: Any) -> Any:
        nonlocal inside
        started = time.perf_counter()
        try:
            return translate(*arguments, **options)
        finally:
            inside += time.perf_counter() - started

    decoder.translate = watched  # type: ignore[method-assign]
    requests = [Request(sentence) for sentence in SENTENCES]
    ours = _timed(lambda: [result.target for result in engine.translate(requests)])
    tokens = sum(len(decoder.encode(sentence).pieces) for sentence in SENTENCES)
    count = len(SENTENCES)
    print(
        f"machine: {platform.machine()}, {len(os.sched_getaffinity(0))} cores; model: {engine.signature}, beam 4, int8; {count} sentences"
    )
    print(f"argostranslate.translate  {count / theirs:6.1f} sentences/s")
    print(f"l10n                      {count / ours:6.1f} sentences/s, {tokens / ours:.0f} source tokens/s")
    print(f"ratio {theirs / ours:.1f}; time outside CTranslate2 {100 * (1 - inside / ours):.1f} %")


def _peer(package: Any) -> Callable[[], list[str]]:
    import argostranslate.package
    import argostranslate.translate

    class Whole:
        """A splitter that leaves a line whole."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    installed = argostranslate.package.Package(package)
    languages = [argostranslate.translate.Language(code, code) for code in ("zh", "en")]
    translation = argostranslate.translate.PackageTranslation(*languages, installed)
    translation.sentencizer = Whole()
    translation.translate("你好。")
    return lambda: [translation.translate(sentence) for sentence in SENTENCES]


def _timed(work: Callable[[], list[str]]) -> float:
    started = time.perf_counter()
    targets = work()
    assert len(targets) == len(SENTENCES)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
