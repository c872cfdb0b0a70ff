-- What the report "Tillgång eller belastning?" (2018) tells, in own words. Where a page is not known, there is none: nothing here is guessed.
-- Municipalities are named as the site names them. Nobody has confirmed the examples since, so they stand as grey until their own contact does.
do $$
declare t text;
begin
  foreach t in array array['example', 'recommendation'] loop
    execute format('create policy entered on knowledge.%I for insert to kp_owner with check (true)', t);
  end loop;
end $$;
with told (id, slug, title, ingress, code, organisation_name, themes, groups, template, evidence) as (values
  ('61000000-0000-4000-8000-000000000001', 'trelleborgsmodellen', 'Trelleborgsmodellen', 'Fyra principer och samordnad etablering. Arbetsplatsen kommer först.', '1287', 'Trelleborg',
    array['samordning', 'arbete'], array['newcomers'],
    '{"problem": null, "forWhom": null, "did": "Fyra principer bär arbetet. Den första är 85/15: 85 procent behöver mest hjälp till arbete, 15 procent behöver andra insatser. Den andra är att arbetsplatsen kommer först. Den tredje är påfyllning när den behövs. Den fjärde är systematisk uppföljning. Ansökan om bistånd är digital. Den görs på arbetsmarknadsförvaltningen och öppnar planen. Processen går före målgruppen, och orden ska göra människor större. Målet är att 60 procent går vidare till arbete eller reguljära studier, och att ledtiderna blir kortare. Det är ett mål och inget uppmätt resultat.", "by": "Trelleborgs kommun. Samordningsförbundet, där Arbetsförmedlingen är med, driver Samordnad etablering.", "period": null, "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": "Samordnaren skickar regelbundet en analys till ledningen.", "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000002', 'are-planen-andras', 'Åre: planen som inte fungerar ändras', 'Ett arbetslag följer varje plan hela tiden.', '2321', 'Åre',
    array['arbete', 'uppföljning'], array['newcomers'],
    '{"problem": null, "forWhom": null, "did": "Ett arbetslag följer hela tiden hur det går och ändrar en plan som inte fungerar. Kraven är höga på både personen och insatserna.", "by": "Samhällsbyggnadskontoret", "period": null, "costKronor": null, "costHours": null, "result": "85 procent når egen försörjning. Talet står i en jurytext från 2017. Det är ett utfall och inte samma sak som 85/15 i Trelleborg.", "failed": null, "otherwise": null, "conditions": null, "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000003', 'naringslivsupprop', 'Näringslivsupprop', 'Små rum, högst 40 personer. Alla säger vad de söker och vad de erbjuder.', '1233', 'Vellinge',
    array['näringsliv', 'mötesplatser'], array['newcomers', 'employers'],
    '{"problem": null, "forWhom": null, "did": "Möten i små rum på olika platser, med högst 40 personer. Alla säger vem de företräder, vad de söker och vad de erbjuder. Sedan minglar man.", "by": "Vellinge kommun", "period": "Sedan våren 2017. Tio möten till och med 2018.", "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": "Högst 40 personer.", "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": "2017–2018", "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000004', 'boss', 'BOSS', 'Sexton kommuner med varsin handlingsplan och karta över sina processer.', null, 'Kommunförbundet Skåne',
    array['samordning'], array['newcomers', 'staff'],
    '{"problem": null, "forWhom": null, "did": "Det finns en strategisk och en operativ grupp. I dem möts skola, socialtjänst, arbetsmarknad, kultur och fritid. Varje kommun har en lokal handlingsplan, en karta över sina processer och en kontaktperson med mandat.", "by": "Kommunförbundet Skåne, Länsstyrelsen, Region Skåne och 16 kommuner, med Europeiska socialfonden", "period": "Oktober 2016 till september 2018", "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 16, "period": "2016–2018", "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000005', 'motis', 'MötIs', 'En mötesplats som skapas tillsammans.', '1264', 'Skurup',
    array['mötesplatser'], array[]::text[],
    '{"problem": null, "forWhom": null, "did": "En mötesplats som skapas tillsammans. Vilka som skapar den har ingen skrivit här än.", "by": "Skurups kommun", "period": null, "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000006', 'kompetenser-fran-forsta-dagen', 'Simrishamn kartlägger kompetens tidigt', 'Kartläggningen börjar redan på asylboendet.', '1291', 'Simrishamn',
    array['arbete', 'kompetens'], array['asylumSeekers'],
    '{"problem": null, "forWhom": "Asylsökande på asylboenden", "did": "Vad människor kan kartläggs redan på asylboendet. Det matchas mot extratjänst, jobb och praktik.", "by": "Simrishamns kommun", "period": null, "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": "Nya extratjänster har inte getts sedan den 1 januari 2022.", "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000007', 'talangprogram', 'Malmös Talangprogram', 'Svenska, yrke och praktik i samma program.', '1280', 'Malmö',
    array['arbete', 'språk'], array['newcomers'],
    '{"problem": null, "forWhom": null, "did": "Svenska för invandrare, ett yrke, kunskap om arbetsmarknaden och praktik i ett och samma program. Förskoletalanger är ett av dem. Omkring 800 extratjänster nämns för 2017–2018.", "by": "Malmö stad", "period": "2017–2018", "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": "Nya extratjänster har inte getts sedan den 1 januari 2022.", "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": "2017–2018", "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000008', 'helsingborg-anstaller', 'Helsingborg anställer i den egna organisationen', 'Kommunen är själv arbetsgivare.', '1283', 'Helsingborg',
    array['arbete'], array['newcomers'],
    '{"problem": null, "forWhom": null, "did": "Kommunen anställer i sin egen organisation.", "by": "Helsingborgs stad", "period": null, "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}'),
  ('61000000-0000-4000-8000-000000000009', 'yalla-trappan', 'Yalla Trappan', 'Arbete med kvinnor långt från arbetsmarknaden.', '1280', 'Yalla Trappan',
    array['arbete', 'kvinnor'], array['women'],
    '{"problem": null, "forWhom": "Kvinnor som står långt från arbete", "did": "Arbete med kvinnor som står långt från arbetsmarknaden. Hur det går till har ingen beskrivit här än.", "by": null, "period": null, "costKronor": null, "costHours": null, "result": null, "failed": null, "otherwise": null, "conditions": null, "laws": null, "material": null, "contact": null, "languages": null}',
    '{"places": 1, "period": null, "participants": null, "indicator": null, "before": null, "after": null, "counted": null, "evaluatedBy": null, "report": null}')
) insert into knowledge.example (id, slug, stage, title, ingress, municipality, organisation_name, themes, groups, template, evidence, source, published_at, made_at)
  select id::uuid, slug, 'grey', title, ingress, code, organisation_name, themes, groups, template::jsonb, evidence::jsonb, 'Tillgång eller belastning?, Kommunförbundet Skåne 2018', now(), now() from told;
insert into knowledge.recommendation (id, slug, number, title, text, addressee, source, made_on, examples, published, place) values
  ('62000000-0000-4000-8000-000000000001', 'tydlig-ledning', '6.1', 'Ledningen pekar ut roll, riktning och möjligheter',
    'Den högsta ledningen säger vilken roll kommunen har, åt vilket håll den går och vilka möjligheter den ser.',
    'municipality', 'Tillgång eller belastning?, Kommunförbundet Skåne 2018', '2018-12-31',
    array['61000000-0000-4000-8000-000000000001', '61000000-0000-4000-8000-000000000002']::uuid[], true, 1),
  ('62000000-0000-4000-8000-000000000002', 'breddad-rekrytering', '6.2', 'Handlingsplaner för breddad rekrytering',
    'Kommuner gör handlingsplaner för att rekrytera bredare, och för att arbete och utbildning ska gå att förena.',
    'municipality', 'Tillgång eller belastning?, Kommunförbundet Skåne 2018', '2018-12-31',
    array['61000000-0000-4000-8000-000000000003', '61000000-0000-4000-8000-000000000007', '61000000-0000-4000-8000-000000000008']::uuid[], true, 2),
  ('62000000-0000-4000-8000-000000000003', 'struktur-for-samverkan', '6.3', 'Ledningen ordnar strukturer för samverkan',
    'Ledningen ser till att det finns strukturer och processer för att samverka mellan förvaltningar, med andra aktörer, på bredden och på höjden.',
    'municipality', 'Tillgång eller belastning?, Kommunförbundet Skåne 2018', '2018-12-31',
    array['61000000-0000-4000-8000-000000000001', '61000000-0000-4000-8000-000000000004']::uuid[], true, 3);
drop policy entered on knowledge.example;
drop policy entered on knowledge.recommendation;
