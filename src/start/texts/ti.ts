/** Drafted by machine. */
export const ti = {
  title: 'ናብ ስራሕ ዝመርሕ ኮርስ ርኸቡ',
  lead: 'ኣብዚ ኣብ ምሉእ Skåne ናይ ሞያ ኮርሳት ምስ ስዊድንኛ ትሓቱ። ብዘይ ኣካውንት ከተመልክቱ ትኽእሉ። መመልከቲኹም ኣብ መን ከም ዘሎን ክንደይ ግዜ ከም ዝወስድን ኩሉ ግዜ ትርእዩ።',
  find: 'ኮርስ ርኸቡ',
  follow: 'መመልከቲኹም ተኸታተሉ',
  resume: 'ዝጀመርኩምዎ መመልከቲ ቀጽሉ',
  allocation: 'ነፍሲ ወከፍ ኮሙን ክንደይ ሓደስቲ መጻእቲ ከም እትቕበል ርአ',
  forecast: 'ምጽባይ ንኮሙን ክንደይ ከም ዘውጽኣ ርአ',
  knowledge: 'ጽቡቕ ኣብነታትን ሓድሽ ነገራትን ኣንብብ',
  myPage: 'ገጸይ',
  done: {
    title: 'እዚ ድሮ ተገይሩ እዩ',
    text: 'ክልተ ግዜ ጸቒጥኩም ወይ ነቲ ገጽ ከም ብሓድሽ ከፊትኩምዎ። ንሕና ሓደ ግዜ ጥራይ ጌርናዮ።',
  },
  places: {
    anonymous: [
      ['/kurser', 'ኮርሳት'],
      ['/mina-ansokningar', 'መመልከቲታተይ'],
      ['/utkast', 'ዝተጀመሩ መመልከቲታት'],
      ['/hjalp', 'ሓገዝ'],
    ] as const,
    newcomer: [
      ['/mina-ansokningar', 'መመልከቲ'],
      ['/kurser', 'ኮርሳት'],
      ['/mina-uppgifter', 'ሓበሬታይ'],
      ['/hjalp', 'ሓገዝ'],
    ] as const,
  },
}
