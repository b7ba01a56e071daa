"""How long a text message is, counted as the network counts and bills it."""

# The letters of GSM 03.38 and its extension table; anything else makes the whole text UCS-2.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("^{}\\[~]|€\f")


def parts(text: str) -> int:
    """In how many parts the text travels: 70 then 67 a part in Arabic, 160 then 153 in Latin."""
    if all(char in GSM or char in GSM_TWICE for char in text):
        return _split(["xx" if char in GSM_TWICE else "x" for char in text], 160, 153)
    # UCS-2: what lies outside the basic plane (emoji) takes two places.
    return _split(["xx" if ord(char) > 0xFFFF else "x" for char in text], 70, 67)


def _split(chars, alone, in_part):
    if sum(map(len, chars)) <= alone:
        return 1
    count, left = 1, in_part
    for char in chars:
        # A character of two places is never torn over two parts.
        if len(char) > left:
            count, left = count + 1, in_part
        left -= len(char)
    return count
