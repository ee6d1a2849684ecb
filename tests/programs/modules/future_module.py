from __future__ import annotations, division as d
import __future__
print(annotations, d.getOptionalRelease(), annotations.getMandatoryRelease(), annotations.compiler_flag)
print([getattr(__future__, name) for name in __future__.all_feature_names], __future__.__all__)
def f(x: undefined) -> None: pass
print(f.__annotations__)
