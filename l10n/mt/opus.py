"""OPUS-MT (Marian) checkpoints into Argos packages, without torch.

Reads torch's legacy checkpoint format with an unpickler that can build nothing but references to arrays, fills CTranslate2's own
`TransformerSpec`, quantises to int8 and lays the result out as an `.argosmodel` folder. Knows nothing about where checkpoints come from.
"""

from __future__ import annotations

import collections
import json
import math
import pickle
import shutil
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from l10n.errors import ModelError
from l10n.files import write_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TYPES = {"FloatStorage": "<f4", "HalfStorage": "<f2", "LongStorage": "<i8", "IntStorage": "<i4"}
_MAX_VALUES = 1 << 30
NAMES = {"en": "English", "fr": "French"}


@dataclass(frozen=True, slots=True)
class _Reference:
    """A tensor of the checkpoint before its storage is read; offset and strides in values."""

    type: str
    key: str
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


class _Unpickler(pickle.Unpickler):
    """Builds ordered dictionaries and references to tensors; any other class a pickle names is refused (torch's legacy format)."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild
        if module == "torch" and name in _TYPES:
            return name
        raise pickle.UnpicklingError(f"names {module}.{name}, which no weights need")

    def persistent_load(self, pid: Any) -> Any:
        return pid


def _rebuild(storage: Any, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: Any) -> _Reference:
    _, kind, key, *_ = storage
    return _Reference(str(kind), str(key), int(offset), tuple(shape), tuple(strides))


def read_checkpoint(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a legacy torch checkpoint by name (float32, C order); raises `ModelError` for anything else than plain tensors."""
    try:
        with path.open("rb") as stream:
            for _ in range(3):  # magic number, protocol, system
                _Unpickler(stream).load()
            references: Mapping[str, _Reference] = _Unpickler(stream).load()
            keys = _Unpickler(stream).load()
            kinds = {reference.key: reference.type for reference in references.values()}
            storages = {str(key): _storage(stream, _TYPES[kinds[str(key)]]) for key in keys}
            return {name: _array(reference, storages[reference.key]) for name, reference in references.items()}
    except ModelError:
        raise
    except (pickle.UnpicklingError, EOFError, OSError, struct.error, KeyError, AttributeError, IndexError) as error:
        raise _broken(path, str(error)) from None
    except (TypeError, ValueError, ImportError, UnicodeDecodeError) as error:
        raise _broken(path, str(error)) from None


def _broken(path: Path, why: str) -> ModelError:
    return ModelError(f"is not a checkpoint of plain tensors ({why})", path=path, remedy="fetch the model again")


def _storage(stream: IO[bytes], dtype: str) -> NDArray[Any]:
    import numpy as np

    (count,) = struct.unpack("<q", stream.read(8))
    if not 0 <= count <= _MAX_VALUES:
        raise ValueError(f"a storage of {count} values")
    values = np.frombuffer(stream.read(count * np.dtype(dtype).itemsize), dtype)
    if len(values) != count:
        raise EOFError("it ends in the middle of a storage")
    return values


def _array(reference: _Reference, storage: NDArray[Any]) -> NDArray[np.float32]:
    import numpy as np

    last = reference.offset + sum(
        (size - 1) * stride for size, stride in zip(reference.shape, reference.strides, strict=True)
    )
    if reference.offset < 0 or min(reference.strides, default=0) < 0 or last >= len(storage):
        raise ValueError("a tensor reaches beyond its storage")
    strides = [stride * storage.itemsize for stride in reference.strides]
    view = np.lib.stride_tricks.as_strided(storage[reference.offset :], reference.shape, strides, writeable=False)
    return np.array(view, np.float32)


def convert(folder: Path, package: Path, source: str, target: str) -> None:
    """Turns `folder` (pytorch_model.bin, source.spm, target.spm, vocab.json, config.json) into the package folder `package`.

    The layout is an Argos package's, with the target's own SentencePiece model as `target.spm` beside it. Raises `ModelError`.
    """
    arrays = read_checkpoint(folder / "pytorch_model.bin")
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        spec = _spec(arrays, config)
        pieces = [piece for piece, _ in sorted(vocabulary.items(), key=lambda item: item[1])]
        if pieces[-1] != "<pad>":
            raise ValueError("the vocabulary does not end in <pad>")
        spec.register_source_vocabulary(pieces[:-1])
        spec.register_target_vocabulary(pieces[:-1])
        spec.config.add_source_eos = True
        spec.config.eos_token = spec.config.decoder_start_token = "</s>"  # noqa: S105 - a vocabulary piece
        spec.config.unk_token = "<unk>"  # noqa: S105
        spec.validate()
    except (OSError, KeyError, ValueError, TypeError, IndexError) as error:
        raise ModelError(f"is not an OPUS-MT model ({error})", path=folder, remedy="fetch the model again") from None
    spec.optimize(quantization="int8")
    (package / "model").mkdir(parents=True, exist_ok=True)
    spec.save(str(package / "model"))
    shutil.copyfile(folder / "source.spm", package / "sentencepiece.model")
    shutil.copyfile(folder / "target.spm", package / "target.spm")
    metadata = {
        "package_version": "opus-1",
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": NAMES.get(source, source),
        "to_code": target,
        "to_name": NAMES.get(target, target),
        "licence": "CC-BY-4.0",
    }
    write_text(package / "metadata.json", json.dumps(metadata, indent=1) + "\n")
    write_text(package / "README.md", _README.format(source=source, target=target))


_README = """# OPUS-MT {source} → {target}
Made by the Language Technology Research Group at the University of Helsinki (Helsinki-NLP/opus-mt-{source}-{target}),
licence CC-BY 4.0 (model), Apache-2.0 (files as distributed). Converted to CTranslate2 int8 by l10n.

Jörg Tiedemann and Santhosh Thottingal: OPUS-MT – Building open translation services for the World. EAMT 2020.
"""


def _spec(arrays: Mapping[str, NDArray[Any]], config: Mapping[str, Any]) -> Any:
    """CTranslate2's spec of a Marian model: post-norm, swish, shared embeddings, sinusoidal positions, zero start embedding."""
    from ctranslate2.specs import common_spec, transformer_spec

    layers = (int(config["encoder_layers"]), int(config["decoder_layers"]))
    spec = transformer_spec.TransformerSpec.from_config(
        layers, int(config["encoder_attention_heads"]), pre_norm=False, activation=common_spec.Activation.SWISH
    )
    # The last row is <pad>, with which Transformers starts a target; CTranslate2 starts from a zero embedding instead.
    embeddings = arrays["model.shared.weight"][:-1]
    for name, side in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        side.scale_embeddings = math.sqrt(int(config["d_model"])) if config["scale_embedding"] else 1.0
        side.position_encodings.encodings = arrays[f"model.{name}.embed_positions.weight"]
        (side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings).weight = embeddings
        for index, layer in enumerate(side.layer):
            prefix = f"model.{name}.layers.{index}"
            _attention(layer.self_attention, arrays, f"{prefix}.self_attn", itself=True)
            if name == "decoder":
                _attention(layer.attention, arrays, f"{prefix}.encoder_attn", itself=False)
            _linear(layer.ffn.linear_0, arrays, f"{prefix}.fc1")
            _linear(layer.ffn.linear_1, arrays, f"{prefix}.fc2")
            _norm(layer.ffn.layer_norm, arrays, f"{prefix}.final_layer_norm")
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight = embeddings
    spec.decoder.projection.bias = arrays["final_logits_bias"].reshape(-1)[:-1]
    return spec


def _linear(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str) -> None:
    spec.weight, spec.bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _norm(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str) -> None:
    spec.gamma, spec.beta = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def _attention(spec: Any, arrays: Mapping[str, NDArray[Any]], name: str, *, itself: bool) -> None:
    from ctranslate2.converters import utils
    from ctranslate2.specs import common_spec

    parts = [common_spec.LinearSpec() for _ in range(3)]
    for part, letter in zip(parts, "qkv", strict=True):
        _linear(part, arrays, f"{name}.{letter}_proj")
    if itself:
        utils.fuse_linear(spec.linear[0], parts)
    else:
        utils.fuse_linear(spec.linear[0], parts[:1])
        utils.fuse_linear(spec.linear[1], parts[1:])
    _linear(spec.linear[-1], arrays, f"{name}.out_proj")
    _norm(spec.layer_norm, arrays, f"{name}_layer_norm")
