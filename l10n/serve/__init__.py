"""The HTTP API that clients of LibreTranslate speak, under the institution's glossary. One module per concern; `app` puts them together."""
