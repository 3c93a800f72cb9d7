"""A model as SBML, level 3 version 1: amounts, and rates as products of a + b x."""

from __future__ import annotations

from benchmarks.peers.reactions import Network, Reaction

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core"'
MATH = "http://www.w3.org/1998/Math/MathML"


def write_sbml(network: Network) -> str:
    """Return the network as an SBML document."""
    lines = [f'{HEAD} level="3" version="1">', '<model id="m" substanceUnits="item" extentUnits="item">']
    lines += [
        "<listOfCompartments>",
        '<compartment id="c" size="1" constant="true"/>',
        "</listOfCompartments>",
    ]
    lines.append("<listOfSpecies>")
    for name, amount in network.first.items():
        lines.append(
            f'<species id="{name}" compartment="c" initialAmount="{amount}" hasOnlySubstanceUnits="true" '
            'boundaryCondition="false" constant="false" substanceUnits="item"/>'
        )
    lines += ["</listOfSpecies>", "<listOfReactions>"]
    for reaction in network.reactions:
        lines += _reaction(reaction)
    return "\n".join([*lines, "</listOfReactions>", "</model>", "</sbml>"])


def _reaction(reaction: Reaction) -> list[str]:
    lines = [f'<reaction id="{reaction.name}" reversible="false" fast="false">']
    for tag, sign in (("listOfReactants", -1), ("listOfProducts", 1)):
        rows = [
            f'<speciesReference species="{name}" stoichiometry="{abs(change)}" constant="true"/>'
            for name, change in reaction.net.items()
            if change * sign > 0
        ]
        lines += [f"<{tag}>", *rows, f"</{tag}>"] if rows else []
    others = dict.fromkeys(name for _, _, name in reaction.terms if reaction.net.get(name, 0) >= 0)
    if others:
        rows = [f'<modifierSpeciesReference species="{name}"/>' for name in others]
        lines += ["<listOfModifiers>", *rows, "</listOfModifiers>"]
    factors = [f"<cn>{reaction.size!r}</cn>"]
    for a, b, name in reaction.terms:
        product = f"<ci>{name}</ci>" if b == 1.0 else f"<apply><times/><cn>{b!r}</cn><ci>{name}</ci></apply>"
        factors.append(product if a == 0.0 else f"<apply><plus/><cn>{a!r}</cn>{product}</apply>")
    rate = factors[0] if len(factors) == 1 else f"<apply><times/>{''.join(factors)}</apply>"
    lines.append(f'<kineticLaw><math xmlns="{MATH}">{rate}</math></kineticLaw>')
    return [*lines, "</reaction>"]
