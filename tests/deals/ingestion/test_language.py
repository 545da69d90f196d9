import pytest

from deals.ingestion.language import guess_language, language_name

SAMPLES = {
    "en": "The companies said on Monday that they will build a plant in Ohio, and that it is the first of its kind.",
    "de": "Die Firmen haben am Montag mitgeteilt, dass sie in Ohio ein Werk bauen und dass es das erste für sie ist.",
    "fr": "Les deux groupes ont dit lundi que la nouvelle usine est prévue pour les clients dans le nord et le sud.",
    "es": "Las dos empresas dicen que construyen una planta en el norte del país para los clientes y es la primera.",
    "it": "Le due società dicono che la nuova fabbrica del gruppo nel nord è la prima per il mercato e per i clienti.",
    "pt": "As duas empresas dizem que a nova fábrica do grupo no norte do país é a primeira para os seus clientes.",
    "nl": "De twee bedrijven bouwen in het noorden van het land een fabriek voor de klanten, en dat is de eerste.",
    "sv": "De två företagen säger att det är en fabrik som byggs i norr för kunderna och att den är den första.",
    "pl": "Obie firmy podały, że w tym roku zbudują na północy fabrykę dla klientów z kraju i że jest to ich pierwsza.",
    "tr": "İki şirket bu yıl için yeni bir fabrika kuracak ve bu fabrika ilk olacak, daha sonra bir tane de doğuda.",
    "und": "両社は月曜日、オハイオ州に新しい工場を建設すると発表した。両社にとって初めての工場となる。",
}


@pytest.mark.parametrize(("code", "text"), SAMPLES.items())
def test_languages(code: str, text: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize("text", ["", "Racks for Ohio", "1 2 3 4 5 " * 20, "Acme Bolt Corp Dyna Evo Flux Gale " * 5])
def test_what_the_words_do_not_tell(text: str) -> None:
    assert guess_language(text) == ""


def test_names() -> None:
    assert (language_name("de"), language_name("und")) == ("German", "another language")
