"""The API's description is right to a validator that we did not write, and says what a wrong address gives."""

import json

import openapi_spec_validator
import pytest

from build_site.downloads import OPENAPI
from tests.built import collect_offered
from tests.toy import Toy


def test_description_is_openapi(checked_toy: Toy) -> None:
    described = json.loads(collect_offered(checked_toy.datasets).files[OPENAPI])
    openapi_spec_validator.validate(described)
    broken = {**described, "paths": {"index.json": {"get": {"responses": {}}}}}
    with pytest.raises(openapi_spec_validator.validation.exceptions.OpenAPIValidationError):
        openapi_spec_validator.validate(broken)


def test_every_operation_says_what_is_found_and_what_is_not(checked_toy: Toy) -> None:
    paths = json.loads(collect_offered(checked_toy.datasets).files[OPENAPI])["paths"]
    assert len(paths) > 10
    for path, item in paths.items():
        responses = item["get"]["responses"]
        assert set(responses) == {"200", "404"}, path
        assert responses["200"]["headers"]["Access-Control-Allow-Origin"]["schema"] == {"const": "*"}
