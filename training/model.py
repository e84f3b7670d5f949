"""The Transformer that is trained (Vaswani et al., 2017; pre-norm): a deep encoder, a shallow decoder, one embedding for both sides and the output.

Layers are torch's own; what is added is a head of the last decoder layer whose attention can be looked at, and be taught to align.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from training.positions import positions
from training.recipe import Shape
from training.vocabulary import PAD


class AligningLayer(nn.TransformerDecoderLayer):  # type: ignore[misc]
    """A decoder layer that keeps the attention of its first head over the source, (batch, target, source), in `alignment`."""

    alignment: Tensor | None = None

    def _mha_block(
        self, x: Tensor, mem: Tensor, attn_mask: Tensor | None, key_padding_mask: Tensor | None, is_causal: bool = False
    ) -> Tensor:
        x, weights = self.multihead_attn(
            x, mem, mem, attn_mask=attn_mask, key_padding_mask=key_padding_mask, average_attn_weights=False
        )
        self.alignment = weights[:, 0]
        return self.dropout2(x)


class Model(nn.Module):  # type: ignore[misc]
    """From ids of pieces to log-odds of the next target piece."""

    def __init__(self, vocabulary: int, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        common = {"dropout": shape.dropout, "batch_first": True, "norm_first": True}
        sizes = (shape.width, shape.heads, shape.inner)
        self.embedding = nn.Embedding(vocabulary, shape.width, padding_idx=PAD)
        self.register_buffer("positions", torch.from_numpy(positions(shape.width)), persistent=False)
        self.dropout = nn.Dropout(shape.dropout)
        self.encoder = nn.ModuleList(nn.TransformerEncoderLayer(*sizes, **common) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        layers = [nn.TransformerDecoderLayer(*sizes, **common) for _ in range(shape.decoder_layers - 1)]
        self.decoder = nn.ModuleList([*layers, AligningLayer(*sizes, **common)])
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)

    def forward(self, source: Tensor, before: Tensor) -> tuple[Tensor, Tensor]:
        """Log-odds (batch, target, vocabulary) and the alignment (batch, target, source), given ids (batch, source) and (batch, target)."""
        padded, hidden = source == PAD, before == PAD
        memory = self._embed(source)
        for layer in self.encoder:
            memory = layer(memory, src_key_padding_mask=padded)
        memory = self.encoder_norm(memory)
        state = self._embed(before)
        causal = torch.ones(before.shape[1], before.shape[1], dtype=torch.bool, device=before.device).triu(1)
        for layer in self.decoder:
            state = layer(state, memory, tgt_mask=causal, tgt_key_padding_mask=hidden, memory_key_padding_mask=padded)
        odds = nn.functional.linear(self.decoder_norm(state), self.embedding.weight, self.bias)
        alignment = self.decoder[-1].alignment
        assert isinstance(alignment, Tensor)
        return odds, alignment

    def _embed(self, ids: Tensor) -> Tensor:
        scaled = self.embedding(ids) * math.sqrt(self.shape.width)
        return self.dropout(scaled + self.positions[: ids.shape[1]])
