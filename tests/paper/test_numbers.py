"""The number on a sheet: a slip of the pen never gives another number that stands."""

import pytest

from sanad.paper import numbers


@pytest.mark.parametrize("number", [1, 9, 217, 4217, 99_999, 123_456, 1_234_567])
def test_what_is_written_is_read(number):
    assert numbers.read(numbers.written(number)) == number


def test_one_wrong_digit_and_two_that_changed_places_are_seen():
    for number in (1, 217, 60_061, 908_070, 123_456):
        right = numbers.written(number).replace("-", "")
        for place, digit in enumerate(right):
            for other in set("0123456789") - {digit}:
                assert numbers.read(right[:place] + other + right[place + 1 :]) is None
        for place in range(len(right) - 1):
            swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
            assert swapped == right or numbers.read(swapped) is None


def test_it_is_understood_however_it_is_typed():
    text = numbers.written(217)
    arabic = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert {numbers.read(form) for form in (arabic, text.replace("-", ""), f" {text} ")} == {217}


@pytest.mark.parametrize("text", ["", "abc", "0", "0000000", "217", "-", "1" * 30, "٢١٧", "00²173"])
def test_anything_else_is_no_number(text):
    assert numbers.read(text) is None
