/** What a start or a command says no to, in words for the operator. Everything else that is thrown is a defect. */
export class Refusal extends Error {
  override name = 'Refusal'
}
