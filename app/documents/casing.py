"""English titles in sentence case, for the styles that ask for it: CSL changes headline case into nothing else by itself.

Only words that are surely no names lose their capital; a word that is not in the list keeps it, and so do the names of
events and things that are made of common words (*the Great Terror*). A title that would need knowledge stays as it is.
"""

from __future__ import annotations

import re

_WORDS = """
    a above actions actually afraid after age ages agriculture alternatives an analysis and archival archive archives are armed article as at atrocity
    authority autocracy autopsy averted background based be became betrayed between beyond biography birth black book books boyars bread breathing bridling
    building built bureaucratic by camps capitalism case causes centennial century change changing circle civil civilization cleverness codes collapse
    collective collectivization come comment comments commune communism comparability compared comrades concise confessions conscience consciousness
    consequences context country course crisis critical cult cultural culture danger dangerously dark data deaths debate declaration democracy development
    diary dictator dictators dictatorship did died dilemma directions disaster documented documents does dominant done eclipse economic economy edition education
    elite empire encounters ending essays everyday evidence excess exchange existing experience experiment explosive exterminate extraordinary eyes
    factory fall falsification famine famines farm fascist fate fates faulty first five-year flag for formation foundations from front furies future
    genesis genocide genocides government great greatest greatness had hangover harvest heretics heroine his historian historians historical history
    history’s homicides house how human hunger identity if illness imposture in in-depth individual individuals industrial industrialisation industrialization
    inhumanity inner insights institution intent interpretation interview into introduction irony is it its judge judging kill killed killers killing
    killings last leader leaders leadership let letters life living locomotives lost magnetic making masks mass master matter meaning meetings melodrama
    membership memoirs memory men miscalculation misconceptions mobility modern mono-organisational mono-organizational monster mortal mortality murder
    mystery myth myths nation nationalism nations natural nature necessary neither new nineteenth-century non-belonger not objectives of off old oligarchy
    on one opposition or ordinary organisational origin origins other outcast overambitious pages paradoxes party passage peasant peasants penal people
    people’s perceptions persistence personal personality perspectives phase plan police policies policy political political-economic politics possible
    power practicing predominant prelude present-day prewar priests private problem proletariat prophet purge purges rationalism ravaged really reason
    reassessment reception reconsideration reconsidered recourse red rediscovered rediscovers reflections regime released reliability renegades reply
    repression restructuring rethinking retrospect return review revisionism revisited revolution revolutionary revolutions rise road role roots rubble
    rule ruled rules scale school science secret seven shadow shadows shortest show single-party social socialism socialist society somber some sorrow
    souls’ speech state states statistics struggle studies study succession successor survey system tale team tear terrible terror terror-famine the their
    thirties thought threat three times to totalitarian totalitarianism totalitarianisms tradition tragedy trial triumph truth twentieth twentieth-century
    twenty twenty-first twilight unarmed under understanding unfinished unfurled union unknown uprising uses victims view waiting war wars was what
    whisperers who why whys with word workers workers’ world worse would wounded writing year years
"""
_COMMON = frozenset(_WORDS.split())

_NAMES = re.compile(
    r"(?:Great|Red) Terror|Great Purges?|Great Leap|(?:Russian|October|February|Bolshevik|Cultural|French) Revolution|Civil War|Cold War|(?:First|Second) World War"
    r"|Five-Year Plan|Soviet (?:Union|Government)|Communist Party|Bolshevik Party|Party Congress|Old (?:Bolsheviks?|Regime)|Central Committee|Gulag Archipelago"
    r"|Fascist Italy|Iron Curtain|(?:Red|White) Army|Foreign Affairs|House of Government|Ivan the Terrible|Peter the Great|Terrible Tsar|Great Famine|New Deal"
    r"|Prague Declaration|Baku Commune"
)
"""Names made of common words. *Russian Revolution* and its like are events here, as in the works that bear them in their titles."""

_WORD = re.compile(r"[^\W\d_](?:[\w’-]*[\w’])?")
_AFTER_STOP = re.compile(r"(?:[:?!.—]\s+|^|&|[“‘\[(])[“‘\[(]*$")


def is_headline(title: str) -> bool:
    """Is a title recorded in headline case: do most of its longer words begin with a capital?

    >>> is_headline("Leninism under Lenin"), is_headline("The battle for history")
    (True, False)
    """
    longer = [word for word in _WORD.findall(title)[1:] if len(word) > 3]
    return not longer or 2 * sum(word[:1].isupper() for word in longer) >= len(longer)


def sentence(title: str) -> str:
    """A title with capitals at its beginning, behind a colon, and on names.

    >>> sentence("Paradoxes of Power: The Origins of the Great Terror")
    'Paradoxes of power: The origins of the Great Terror'
    >>> sentence("Twentieth-Century Russia: a History"), sentence("An Hour of Q&A")
    ('Twentieth-century Russia: A history', 'An Hour of Q&A')
    """
    kept = [match.span() for match in _NAMES.finditer(title)]

    def lower(found: re.Match[str]) -> str:
        word = found.group()
        named = any(start <= found.start() < end for start, end in kept)
        if named or word.lower() not in _COMMON:
            return word
        first = bool(_AFTER_STOP.search(title[: found.start()]))
        return "-".join(part if (first and not at) or part[1:] != part[1:].lower() else part[:1].lower() + part[1:] for at, part in enumerate(word.split("-")))

    return re.sub(r"(?<=: )[a-z]", lambda found: found.group().upper(), _WORD.sub(lower, title))
