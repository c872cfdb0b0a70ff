/** What somebody with protected personal data meets before anybody knows them. */
export const sv = {
  title: 'Skyddade personuppgifter',
  lead: 'Har du skyddade personuppgifter? Skriv dem inte här på webben. Ring i stället.',
  how: [
    'Ring till din kommun. Du behöver inte säga vad du heter när du ringer.',
    'Säg att du har skyddade personuppgifter och vill söka en kurs.',
    'Två till fem personer i kommunen tar hand om din ansökan. Ingen annan kan se den.',
    'Du får inga sms, mejl eller brev från oss. De som tar hand om dig ringer när ni har bestämt det.',
  ],
  sent: 'Har du redan skickat en ansökan? Ring ändå. Kommunen kan skydda uppgifterna direkt.',
  phones: 'Ring hit',
  phone: 'Telefon',
  municipality: 'Kommun',
  noPhone: 'Ring kommunens växel',
  link: 'Har du skyddade personuppgifter? Fyll inte i här. Läs hur du söker i stället.',
}
