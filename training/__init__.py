"""How translation models of our own are made: `python -m training STAGE RECIPE`.

One module per stage, each resumable, each reading the folder that the one before it wrote. Only `train` and `average` need torch, and only
they need to run where there is an accelerator; everything else runs on the CPU. Nothing here is part of the installed package.
"""
