"""Stage 7: averaged weights → `.argosmodel`: CTranslate2 int8, the vocabulary, metadata and a model card in one zip."""

from __future__ import annotations

import json
import math
import shutil
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.errors import InputError
from l10n.text.languages import language
from training.average import WEIGHTS
from training.positions import positions
from training.prepare import REPORT
from training.recipe import Recipe
from training.symbols import METADATA
from training.vocabulary import MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

MAX_BYTES = 40_000_000
"""What a model may take in the repository."""

SCORES = "scores.json"


def package(recipe: Recipe) -> Path:
    """Where the package of a recipe lies."""
    return recipe.work / f"{recipe.pair}.argosmodel"


def run(recipe: Recipe) -> None:
    """Writes `PAIR.argosmodel`."""
    import numpy as np

    name = f"translate-{recipe.pair}-{recipe.version.replace('.', '_')}"
    folder = recipe.work / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "model").mkdir(parents=True)
    with np.load(recipe.work / WEIGHTS) as arrays:
        spec = _spec(dict(arrays), recipe)
    pieces = _pieces(recipe.work / MODEL)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.add_source_eos = True
    spec.config.bos_token = spec.config.decoder_start_token = "<s>"  # noqa: S105 - a piece
    spec.config.eos_token, spec.config.unk_token = "</s>", "<unk>"
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder / "model"))
    shutil.copyfile(recipe.work / MODEL, folder / "sentencepiece.model")
    (folder / "metadata.json").write_text(
        json.dumps(_metadata(recipe), indent=1, ensure_ascii=True) + "\n", encoding="utf-8"
    )
    (folder / "README.md").write_text(card(recipe), encoding="utf-8")
    size = _zipped(folder, package(recipe))
    print(f"export: {package(recipe)}, {size / 1e6:.1f} MB")
    if size > MAX_BYTES:
        raise InputError(
            f"has {size} bytes, more than {MAX_BYTES}", path=package(recipe), remedy="make the shape smaller"
        )


def _metadata(recipe: Recipe) -> dict[str, Any]:
    return {
        "package_version": recipe.version,
        "argos_version": "1.9.0",
        "type": "translate",
        "from_code": recipe.source,
        "from_name": language(recipe.source).name(),
        "to_code": recipe.target,
        "to_name": language(recipe.target).name(),
        "licence": "GPL-3.0-or-later",
        "l10n": METADATA,
    }


def card(recipe: Recipe) -> str:
    """The model card (Mitchell et al., 2019): what the model is, its data with their licences, its scores, its limits."""
    report = json.loads((recipe.work / REPORT).read_text(encoding="utf-8"))
    licences = tomllib.loads((Path(__file__).parent / "licences.toml").read_text(encoding="utf-8"))
    rows = "\n".join(
        f"| {name} | {one['kept']:,} | {licences.get(Path(name).name, 'unknown: settle it before publishing')} |"
        for name, one in report["sources"].items()
    )
    scores = recipe.work / SCORES
    measured = json.loads(scores.read_text(encoding="utf-8")) if scores.exists() else {}
    lines = "\n".join(f"- {name}: {value}" for name, value in measured.items()) or "- not measured yet"
    one, other = language(recipe.source).name(), language(recipe.target).name()
    return _CARD.format(
        one=one, other=other, recipe=recipe, shape=recipe.shape, kept=report["kept"], rows=rows, lines=lines,
        overlap=report["evaluation_overlap"],
    )  # fmt: skip


_CARD = """# {one} → {other}, version {recipe.version}
A Transformer of {shape.encoder_layers} encoder and {shape.decoder_layers} decoder layers of width {shape.width}, with a joint vocabulary of
{recipe.vocabulary:,} pieces, in CTranslate2 int8. Licence: GPL-3.0-or-later. Made by the recipes in `training/` of l10n.

It understands wanted renderings in its source (`l10n.term` in metadata.json): source words, U+E001, rendering, U+E002.

## Data
{kept:,} pairs, {overlap} of them with eight words in a row from evaluation data.

| corpus | pairs | licence |
|---|---|---|
{rows}

## Scores
{lines}

## Limits
Made from documentation, interface strings and formal prose; no news. It may leave out or invent content, and its numbers and names have to be read
by a person before anything is published.
"""


def _zipped(folder: Path, path: Path) -> int:
    partial = path.with_suffix(".partial")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"{folder.name}/{file.relative_to(folder).as_posix()}")
    partial.replace(path)
    return path.stat().st_size


def _pieces(path: Path) -> list[str]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def _spec(arrays: Mapping[str, NDArray[Any]], recipe: Recipe) -> Any:
    """CTranslate2's spec of `training.model.Model`; the attention it returns is that of the last layer's first head."""
    from ctranslate2.specs import transformer_spec

    shape = recipe.shape
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers), shape.heads, pre_norm=True, alignment_layer=-1, alignment_heads=1
    )
    embeddings = arrays["embedding.weight"]
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        side.scale_embeddings = math.sqrt(shape.width)
        side.position_encodings.encodings = positions(shape.width)
        (side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings).weight = embeddings
        _norm(side.layer_norm, arrays, f"{name}_norm")
        for index, layer in enumerate(side.layer):
            prefix = f"{name}.{index}"
            _attention(layer.self_attention, arrays, f"{prefix}.self_attn", f"{prefix}.norm1", itself=True)
            if name == "decoder":
                _attention(layer.attention, arrays, f"{prefix}.multihead_attn", f"{prefix}.norm2", itself=False)
            _linear(layer.ffn.linear_0, arrays, f"{prefix}.linear1")
            _linear(layer.ffn.linear_1, arrays, f"{prefix}.linear2")
            _norm(layer.ffn.layer_norm, arrays, f"{prefix}.norm{3 if name == 'decoder' else 2}")
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = arrays["bias"]
    return spec


def _linear(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str) -> None:
    spec.weight, spec.bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _norm(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str) -> None:
    spec.gamma, spec.beta = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _attention(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str, norm: str, *, itself: bool) -> None:
    """torch keeps query, key and value in one matrix; CTranslate2 wants key and value of a memory apart from the query."""
    weight, bias = arrays[f"{name}.in_proj_weight"], arrays[f"{name}.in_proj_bias"]
    width = weight.shape[1]
    cuts = [slice(None)] if itself else [slice(width), slice(width, None)]
    for part, cut in zip(spec.linear, cuts, strict=False):
        part.weight, part.bias = weight[cut], bias[cut]
    _linear(spec.linear[-1], arrays, f"{name}.out_proj")
    _norm(spec.layer_norm, arrays, norm)
