const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Frequent small words of languages in Latin letters, by ISO 639-1. */
export const LATIN_WORDS: { readonly [language: string]: ReadonlySet<string> } = {
  en: words(
    'the of and to in is a that it for you was with on are be this have from or not at by as your but can will an we they their which has our if what when there all more i my so do he she his her them who would its into about how',
  ),
  es: words(
    'el la los las de y en que es un una por con no se del al para su lo como más pero está son este esta muy también ha sus o si le me mi tu qué sobre entre cuando hay desde todo ser',
  ),
  pt: words(
    'o a os as de e em que é um uma por com não se do da dos das no na nos nas para seu sua como mais mas está são este esta muito também ao foi você isso ou pelo pela eu ele ela quando ser já à',
  ),
  fr: words(
    'le la les de des du et en que est un une pour dans qui sur avec pas ne il elle vous nous ce cette son sa ses au aux par plus ou mais sont être je se d l qu c s n leur été comme tout à j',
  ),
  de: words(
    'der die das und ist in zu den mit von für auf nicht ein eine einen einem einer sie es ich wir ihr dem des als auch an werden sich im bei oder aber wird sind war haben kann nach wie aus um zum zur über dass',
  ),
  it: words(
    'il lo la i gli le di che è e un una per con non sono del della dei delle nel nella si come più anche in da al alla su ma o questo questa ha se mi ti ci l d dell molto essere suo sua',
  ),
  pl: words(
    'w i na się nie z do to że jest o jak ale po co tak za od przez przy dla są był było być może który która które oraz lub czy już tylko ich jego jej ten ta te tym tego gdy',
  ),
  vi: words(
    'và của là có các cho không được một những trong với này đã để người bạn tôi khi thì cũng như từ về ra nhiều sẽ hay',
  ),
  sw: words(
    'na ya wa kwa ni katika za la kuwa hii hiyo kama cha au pia lakini ili yako yangu wake yake hivyo watu mtu kila wengi ambayo ambao sana tu vya zaidi kwamba hata baada',
  ),
  fi: words(
    'ja on ei se että oli hän ovat mutta myös kun kuin joka tai niin jos olla ole minä sinä me he tämä tässä voi voit sen sitä siitä ovat olen hyvin vain mitä sekä jotka nyt',
  ),
  nl: words(
    'de het een en van is in dat op te zijn met voor niet aan er om ook als maar bij door naar uit dan wordt deze dit die wat je ik hij zij wij kan of worden',
  ),
  sv: words(
    'och att det som en på är av för med den till inte om ett har de i jag du han hon vi kan från så var men eller när vara',
  ),
  tr: words(
    've bir bu için ile da de çok olarak daha gibi ama en ne olan var kadar değil sonra her veya ben sen biz siz',
  ),
  id: words(
    'yang dan di untuk dengan ini itu dari dalam tidak adalah pada ke akan saya anda kami mereka atau juga dapat bisa karena oleh sebagai',
  ),
  ro: words('și de la în a că nu este un o pe cu din pentru care mai sunt se sau dar acest această ca fi am ai'),
  cs: words('a v na se je že to s z do o jako i pro ale by jsou nebo které který která být tak po od může'),
  hu: words('a az és hogy nem is egy ez azt van de ha volt meg már csak mint még vagy el'),
};

/** The same for languages in Devanagari letters. */
export const DEVANAGARI_WORDS: { readonly [language: string]: ReadonlySet<string> } = {
  hi: words('है हैं के में की का और को से पर यह कि नहीं लिए एक भी तो था थे थी आप हम वह इस कर करने होता होती जो'),
  mr: words('आहे आहेत आणि च्या मध्ये हा ही हे ते या व तो ती नाही एक साठी करण्यासाठी आपण आपल्या असे होते मी तुम्ही किंवा पण त्या'),
  ne: words('छ छन् र हो हुन् गर्न भएको लागि यो त्यो पनि गर्नुहोस् हुन्छ मा तपाईं तपाईंको हामी वा तर यस गरेको थियो गर्ने छैन'),
};

/** The same for languages in Cyrillic letters, where letters alone do not tell. */
export const CYRILLIC_WORDS: { readonly [language: string]: ReadonlySet<string> } = {
  ru: words('и в не на что я с он как это по но они к у за вы так же от о из для мы она или если все мой быть было'),
  uk: words('і в не на що я з він як це та у за ви до від про для ми вона або якщо всі є було бути й але'),
  bg: words(
    'и в не на че аз с той как това по но те към у за ви от о из до да се е са като или ако които който ще съм има',
  ),
};
