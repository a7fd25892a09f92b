"""Dutch abbreviations that are written with a full stop, without that last stop, in lower case."""

# Followed by the thing they abbreviate, so the full stop never ends the sentence: "nr. 5", "dhr. Mulder".
LEADING = frozenset(
    """
    aant aanv aanw adm afb afd afz alg art ass bc bd bestuursl bg bijv bijz blz br bv c ca cap cf cfr
    chr col conf corr cq d.d d.m.v d.w.z dd dhr dir div dr dra drs ds dwz ed eerw excl fam fig fr freq
    geb gebr gen gld i.c i.h.a i.h.b i.h.k.v i.i.g i.o i.o.v i.p.v i.s.m i.t.t i.v.m i.z incl inf ing
    inh insp int inz ir jhr jkvr jr kath kpl lett lic lid.w lt luit m.a.w m.b.t m.b.v m.h.o m.i m.i.v
    m.m.v m.n m.u.v mej mevr mg mgr mr mrs ms mts mw n.a.v nl nr nrs o.a o.b.v o.g.v o.i.d o.l.v o.m
    o.o.v o.t.v o.v.v opm p p.a p.m pag pct ph plm pr pres proc prof prot prov r ref reg resp rev s.v.p
    secr sen sgt sr st str svp t.a.v t.b.v t.e.m t.g.v t.h.v t.l.v t.n.v t.o t.o.v t.w.v t.z.t tel uitbr
    uitg v v.a v.d v.l.n.r v.w.b vb verg vgl vlg vnl voorz vr vs w.o wnd wv z.i z.o zgn zn zr
    """.split()
)

# Often the last word of a sentence: a capital behind them starts a new one, "soep, brood, enz. Tot dan."
CLOSING = frozenset(
    """
    a.d a.i a.s a.u.b afl apr aub aug b.d b.v bvba c.a c.q c.s co corp dec di do e.a e.d e.e.a e.g e.v
    e.v.a enz etc feb gem gr hfst i.d inc int it.a jan jl jul jun k.k km ltd m.b.o ma max mij mil min
    mld mln mm mrt n.b n.chr n.o.t.k n.v nov nv o.d o.l.v o.n.o o.t.t okt p.d p.j p.o p.p p.p.n p.p.p
    p.p.p.d p.p.p.n p.s p.st p.u p.w plv s.a s.l sec sept st.v t.a t.k t.m temp v.chr v.h v.o.n v.t v.v
    vmbo vr w.g w.v.t.t.k wo z.g.a.n z.o.z za zo
    """.split()
)

# Ordinary words too ("tot zo.", "tien min."), so a full stop behind them is not part of the word.
WORDS_TOO = frozenset("co do km ma max mij min mm sec vmbo za zo".split())
