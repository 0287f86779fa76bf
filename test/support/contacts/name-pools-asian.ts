import { compounds, words, type NamePool } from './name-pool';

const turkish: NamePool = {
  language: 'tr',
  weight: 35,
  given: words(`
    Ahmet Mehmet Mustafa İbrahim İsmail Ömer Özgür Ümit Çağlar Şükrü Yiğit Doğan Oğuz Işık Ayşe Fatma
    Emine Hatice Zeynep Elif Meryem Şerife Zehra Gülşen Özlem Çiğdem İpek Ilgın Tuğba Büşra Yağmur`),
  family: [
    ...words(`Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç
      Aslan Çetin Kara Koç Kurt Özkan Şimşek Işık Güneş Bulut Ağaoğlu`),
    ...compounds(
      `Öz Kara Ak Demir Çelik Gök Kızıl Sarı Ulu Er Koca Tas Bay Gün`,
      `türk dağ oğlu soy taş kaya kurt tepe su er gül aslan`,
    ),
  ],
  particles: [],
  trades: words(`Fırın Kuaför Oto Marangoz Çiçekçi Eczane Kasap Gözlük Kitabevi Lokanta`),
  companyEnds: ['Ltd. Şti.', 'A.Ş.', 've Oğulları', ''],
  countries: [
    { dial: '90', trunk: '0', mobile: ['532#######', '542#######'], landline: ['212#######'] },
  ],
};

const vietnamese: NamePool = {
  language: 'vi',
  weight: 20,
  given:
    words(`Anh Bảo Cường Dũng Đức Giang Hà Hải Hạnh Hiền Hòa Hồng Hùng Hương Khánh Lan Linh Loan
    Long Mai Minh Nam Nga Ngọc Nhung Oanh Phong Phúc Phương Quân Quỳnh Sơn Thảo Thắng Thủy Trang Tuấn Vân Yến`),
  family: compounds(
    `Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý`,
    `\u00a0Thị \u00a0Văn \u00a0Hữu \u00a0Đình \u00a0Ngọc`.replaceAll('\u00a0', '_'),
  ).map((name) => name.replace('_', ' ')),
  particles: [],
  trades: words(`Tiệm Quán Nhà-hàng Cửa-hàng`),
  companyEnds: ['TNHH', ''],
  countries: [
    { dial: '84', trunk: '0', mobile: ['91#######', '98#######'], landline: ['243#######'] },
  ],
};

const arabic: NamePool = {
  language: 'ar',
  weight: 25,
  given: words(`محمد أحمد علي حسن حسين عمر خالد يوسف إبراهيم مصطفى فاطمة عائشة خديجة مريم زينب سارة
    ليلى نور هدى آمنة سلمى رنا`),
  family: [
    ...words(
      `المصري الحسن العلي النجار الحداد الخطيب السيد الشامي البغدادي منصور إسماعيل سليمان عثمان`,
    ),
    ...compounds(`ال بن_ أبو_`, `فارس كريم هاشم صالح ناصر زيد طالب رشيد حمد سعيد`).map((name) =>
      name.replace('_', ' '),
    ),
  ],
  particles: [],
  trades: words(`مخبز صالون ورشة صيدلية مطعم مكتبة`),
  companyEnds: ['ش.م.م', ''],
  countries: [
    { dial: '20', trunk: '0', mobile: ['100#######', '112#######'], landline: ['22#######'] },
  ],
};

const chinese: NamePool = {
  language: 'zh',
  weight: 20,
  given: compounds(
    '伟 芳 娜 秀 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 兰 霞',
    '英 华 文 玉 平 红 玲 国 建 志 海',
  ),
  family: words('王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗'),
  particles: [],
  trades: words('面包店 理发店 花店 药店 书店 茶馆'),
  companyEnds: ['有限公司', ''],
  countries: [
    { dial: '86', trunk: '', mobile: ['138########', '159########'], landline: ['106#######'] },
  ],
};

const japanese: NamePool = {
  language: 'ja',
  weight: 15,
  given: words('さくら 陽菜 結衣 美咲 蓮 大翔 悠真 ひなた 健太 翔太 恵子 和子 ユウキ ケンジ'),
  family: words(
    '佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上',
  ),
  particles: [],
  trades: words('パン屋 美容室 花屋 薬局 書店 食堂'),
  companyEnds: ['株式会社', ''],
  countries: [
    { dial: '81', trunk: '0', mobile: ['901#######', '802#######'], landline: ['33#######'] },
  ],
};

export const asianPools: readonly NamePool[] = [turkish, vietnamese, arabic, chinese, japanese];
