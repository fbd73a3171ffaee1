import { languageOf } from './language-of';

describe('languageOf', () => {
  it.each([
    ['en', 'The river was high that week, and nobody in the village could cross it.'],
    ['es', 'El río estaba alto esa semana y nadie en el pueblo podía cruzarlo, pero los niños jugaban.'],
    ['pt', 'O rio estava alto naquela semana e ninguém na vila podia atravessá-lo, mas as crianças não tinham medo.'],
    ['fr', 'La rivière était haute cette semaine et personne dans le village ne pouvait la traverser.'],
    ['de', 'Der Fluss war in dieser Woche hoch, und niemand aus dem Dorf konnte ihn überqueren.'],
    [
      'it',
      'Il fiume era alto quella settimana e nessuno nel paese poteva attraversarlo, ma i bambini non avevano paura.',
    ],
    ['pl', 'Rzeka była wysoka w tym tygodniu i nikt z wioski nie mógł się przez nią przeprawić.'],
    ['vi', 'Con sông dâng cao trong tuần đó và không ai trong làng có thể qua được, những đứa trẻ đã chơi.'],
    [
      'sw',
      'Mto ulikuwa juu katika wiki hiyo na hakuna mtu wa kijiji aliyeweza kuvuka, lakini watoto walicheza kwa furaha.',
    ],
    [
      'fi',
      'Joki oli korkealla sillä viikolla, ja kukaan kylästä ei voinut ylittää sitä, mutta lapset eivät pelänneet.',
    ],
    ['ru', 'Река поднялась на этой неделе, и никто из деревни не мог её перейти.'],
    ['uk', 'Річка піднялася цього тижня, і ніхто з села не міг її перейти.'],
    ['bg', 'Реката беше висока през тази седмица и никой от селото не можеше да я премине, въпреки че опитваха.'],
    ['ar', 'كان النهر مرتفعا في ذلك الأسبوع ولم يستطع أحد من القرية عبوره.'],
    ['fa', 'رودخانه در آن هفته بالا آمده بود و هیچ‌کس از روستا نمی‌توانست از آن بگذرد.'],
    ['ur', 'اس ہفتے دریا چڑھا ہوا تھا اور گاؤں کا کوئی آدمی اسے پار نہیں کر سکتا تھا۔'],
    ['hi', 'उस सप्ताह नदी में पानी बहुत था और गाँव का कोई भी उसे पार नहीं कर सकता था।'],
    ['mr', 'त्या आठवड्यात नदीला पूर आला होता आणि गावातील कोणीही ती ओलांडू शकत नाही असे आहे.'],
    ['ne', 'त्यो हप्ता नदी ठूलो थियो र गाउँको कोही पनि पार गर्न सकेन, तर केटाकेटी खुसी छन्।'],
    ['mr', 'सकाळी धावतो, वेळ मिळाली.'],
    ['ne', 'काठमाडौंबाट पोखरा जानुहोस्, होटलमा बस्नुहोस्।'],
    ['bn', 'সেই সপ্তাহে নদী ভরা ছিল।'],
    ['th', 'สัปดาห์นั้นแม่น้ำสูงมาก'],
    ['ta', 'அந்த வாரம் ஆறு உயர்ந்திருந்தது.'],
    ['te', 'ఆ వారం నది పొంగింది.'],
    ['kn', 'ಆ ವಾರ ನದಿ ತುಂಬಿತ್ತು.'],
    ['ml', 'ആ ആഴ്ച പുഴ നിറഞ്ഞിരുന്നു.'],
    ['gu', 'તે અઠવાડિયે નદી ભરેલી હતી.'],
    ['pa', 'ਉਸ ਹਫ਼ਤੇ ਦਰਿਆ ਭਰਿਆ ਹੋਇਆ ਸੀ।'],
    ['he', 'הנהר היה גבוה באותו שבוע.'],
    ['ko', '그 주에는 강물이 높았다.'],
    ['ja', 'その週は川の水が高かった。'],
  ])('knows %s', (language, text) => expect(languageOf(text)).toBe(language));

  it.each(['', '12345', 'Okay.', 'Lorem ipsum dolor sit amet consectetur', 'Привет hello привет hello'])(
    'does not guess at %j',
    (text) => expect(languageOf(text)).toBeNull(),
  );
});
