"""Publishing: targets back into articles, with what readers must know about each. One module per concern, one per article format."""
