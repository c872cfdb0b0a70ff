/** Drafted by machine. */
export const ar = {
  title: 'ابحث عن دورة تؤدي إلى عمل',
  lead: 'هنا تتقدم إلى دورات مهنية مع اللغة السويدية في كل سكونه. يمكنك التقديم بدون حساب. ترى دائمًا من لديه طلبك وكم يستغرق ذلك عادةً.',
  find: 'ابحث عن دورة',
  follow: 'تابع طلبك',
  resume: 'أكمل مسودة',
  allocation: 'انظر كم من الوافدين الجدد تستقبل كل بلدية',
  knowledge: 'اقرأ أمثلة جيدة وما هو جديد',
  myPage: 'صفحتي',
  done: { title: 'تم ذلك من قبل', text: 'ضغطت مرتين أو أعدت تحميل الصفحة. لقد نفذناه مرة واحدة.' },
  places: {
    anonymous: [
      ['/kurser', 'الدورات'],
      ['/mina-ansokningar', 'طلباتي'],
      ['/utkast', 'المسودات'],
      ['/hjalp', 'مساعدة'],
    ] as const,
    newcomer: [
      ['/mina-ansokningar', 'طلباتي'],
      ['/kurser', 'الدورات'],
      ['/mina-uppgifter', 'بياناتي'],
      ['/hjalp', 'مساعدة'],
    ] as const,
  },
}
