"""Builds the compiled part of the engine: worlds (kernel.c) and the inner loop of `exact` (terms.c).

Without a C compiler casus installs too, and runs slowly.
"""

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

# -ffp-contract=off: a product and a sum must be rounded one after the other, as Python does
UNIX_FLAGS = ["-std=c11", "-O3", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"]
SOURCES = ["src/casus/engine/kernel.c", "src/casus/engine/terms.c"]
MICROSOFT_FLAGS = ["/O2", "/fp:precise", "/std:c11"]


class BuildKernel(build_ext):
    """Gives the compiler its own kind of flags."""

    def build_extension(self, extension):
        is_microsoft = self.compiler.compiler_type == "msvc"
        extension.extra_compile_args = MICROSOFT_FLAGS if is_microsoft else UNIX_FLAGS
        super().build_extension(extension)


setup(
    ext_modules=[Extension("casus.engine._kernel", SOURCES, optional=True)],
    cmdclass={"build_ext": BuildKernel},
)
