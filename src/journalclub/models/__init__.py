"""The nouns: frozen, typed records named in the field's terms. No input or output, no logic beyond small views."""
