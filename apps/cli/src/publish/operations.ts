/** What publishing a folder asks, besides signing in. */
export const TEMPLATES = '{ templates { id slug publisher { slug } } }';
export const TEMPLATE = `query ($id: ID!) {
  template(id: $id) { id draft { version text } latestEdition { number text } }
}`;
export const HOLDERS = 'query ($id: ID!) { template(id: $id) { holders { total } } }';
export const PUBLISH = `mutation ($templateId: ID!, $version: Int!, $summary: String!, $materiality: [ClauseMaterialityInput!], $adoptBy: PlainDate) {
  publishEdition(templateId: $templateId, version: $version, summary: $summary, materiality: $materiality, adoptBy: $adoptBy) {
    refusals { code what whatToDo where clauseId } edition { id number }
  }
}`;
