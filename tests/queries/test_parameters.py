"""What is given for a parameter becomes what the store takes, or the mistake is named."""

import pytest

from graph.queries import ParameterInvalid, UnknownQuestion, bind, find
from graph.query_file import Column, Parameter, Query


def question(tmp_path, *parameters: Parameter) -> Query:
    return Query("a/b", "？", "?", parameters, (Column("v", "string", "值", "value"),), "RETURN 1 AS v", tmp_path)


def parameter(type_: str, required: bool = True, default=None) -> Parameter:
    return Parameter("p", type_, required, default, None, "参数", "the parameter")


@pytest.mark.parametrize(
    ("type_", "given", "taken"),
    [
        ("string", "烟台市", "烟台市"),
        ("string", 370600, "370600"),
        ("integer", "12", 12),
        ("integer", 12.0, 12),
        ("float", "2.8", 2.8),
        ("float", 1000000, 1000000.0),
        ("boolean", "yes", True),
        ("boolean", "False", False),
        ("boolean", True, True),
        ("string[]", "370600,371000，370900、370700", ["370600", "371000", "370900", "370700"]),
        ("string[]", ("a", "b"), ["a", "b"]),
    ],
)
def test_the_shells_strings_are_coerced(tmp_path, type_, given, taken):
    bound = bind(question(tmp_path, parameter(type_)), {"p": given})["p"]
    assert bound == taken
    assert type(bound) is type(taken)


@pytest.mark.parametrize(
    ("type_", "given"),
    [
        ("integer", "twelve"),
        ("integer", 1.5),
        ("integer", True),
        ("float", "many"),
        ("boolean", "2"),
        ("string", ["a"]),
    ],
)
def test_a_value_of_another_type_is_refused(tmp_path, type_, given):
    with pytest.raises(ParameterInvalid, match=rf"a/b: parameter p is no {type_}.*the parameter"):
        bind(question(tmp_path, parameter(type_)), {"p": given})


@pytest.mark.parametrize("left_out", [{}, {"p": None}, {"p": ""}])
def test_what_is_left_out_takes_the_default(tmp_path, left_out):
    assert bind(question(tmp_path, parameter("integer", False, 3)), left_out) == {"p": 3}


def test_a_missing_parameter_is_named(tmp_path):
    with pytest.raises(ParameterInvalid, match=r"parameter p is missing. Give p=… \(string: the parameter\)"):
        bind(question(tmp_path, parameter("string")), {})


def test_an_unknown_parameter_is_named_with_its_neighbours():
    with pytest.raises(ParameterInvalid, match=r"parameter regoin is not declared\. Did you mean region"):
        bind(find("agency/leads"), {"regoin": "烟台市"})
    with pytest.raises(ParameterInvalid, match=r"parameter city is not declared\. agency/roles takes agency, rows\."):
        bind(find("agency/roles"), {"city": "烟台市"})


@pytest.mark.parametrize(
    ("name", "neighbour"), [("agency/lead", "agency/leads"), ("leads", "agency/leads"), ("agent/roles", "agency/roles")]
)
def test_an_unknown_question_is_named_with_its_neighbours(name, neighbour):
    with pytest.raises(UnknownQuestion, match=f"{name}: no such question. Did you mean .*{neighbour}"):
        find(name)
