"""Checkable particulars of a text: words, names, dates, places, law, terms, amounts, organisations."""
