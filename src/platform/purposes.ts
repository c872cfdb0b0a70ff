/**
 * Why somebody's page is opened (ändamål): the sentence that the person reads under "Vem har tittat".
 * A route that reads persons names one of these, or it does not build.
 */
export const purposes = {
  handleApplication: 'för att handlägga din ansökan',
  assessApplication: 'för att bedöma din ansökan',
  beginApplication: 'för att hjälpa dig att söka en kurs',
  distribute: 'för att fördela arbetet med ansökningar',
  followUp: 'för att följa upp hur det går för dig på kursen',
  pay: 'för att betala eller fakturera din kurs',
  import: 'för att föra in uppgifter från ett annat system',
  export: 'för att ta ut en lista',
  checkIdentity: 'för att kontrollera vem du är',
  reviewLog: 'för att granska vem som har läst om dig',
  help: 'för att hjälpa dig med din ansökan',
  shared: 'för att du har valt att dela med dem',
  answerQuestion: 'för att svara på en fråga om dig',
  protect: 'för att ta hand om dina skyddade personuppgifter',
  breakGlass: 'för att ingen av dem som tar hand om dina skyddade uppgifter gick att nå',
  answerRights: 'för att svara på det du har bett om',
  retention: 'för att ta bort det som inte behövs längre',
  placering: 'för att hitta en kommun som passar ditt hushåll',
  ownPages: 'du själv',
} as const
export type Purpose = keyof typeof purposes
