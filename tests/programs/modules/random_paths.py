# Every method of random.Random, on its paths: all numbers drawn are those of CPython.
import random, warnings
warnings.simplefilter('ignore')
def t(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
random.seed(42)
for _ in range(12):
    a,b=random.uniform(.1,3), random.uniform(.2,5)
    print(random.gammavariate(a,b),random.vonmisesvariate(a,b),random.normalvariate(a,b),random.gauss(a,b),random.betavariate(a,b),random.triangular(a,b),random.triangular(0,1,a/3),random.expovariate(a),random.lognormvariate(a,.3),random.paretovariate(a),random.weibullvariate(a,b))
print(random.gammavariate(1,2), random.vonmisesvariate(1,0), random.triangular(2,2,2))
for n in (0,1,2,5,6,7,20,21,22,100,1000):
    for k in (0,1,3,5,6,10,50,100):
        t(random.sample, range(n), k)
t(random.sample,'abc',4,counts=[2,0,3]); t(random.sample,'abc',4,counts=[2,0]); t(random.sample,'abc',4,counts=[2,0,.5]); t(random.sample,'abc',4,counts=[0,0,0]); t(random.sample,'',0,counts=[])
t(random.sample,{1,2},1); t(random.sample,{1:2},1); t(random.sample,5,1); t(random.sample,[1],-1)
t(random.choices,[1,2,3],k=4); t(random.choices,[1,2,3],[1,2,3],k=4); t(random.choices,[1,2,3],cum_weights=[1,2,9],k=4); t(random.choices,[1,2,3],2); t(random.choices,[1,2,3],2.5); t(random.choices,[1,2],[1]); t(random.choices,[1,2],[0,0]); t(random.choices,[1,2],[1,float('inf')]); t(random.choices,[1],[1],cum_weights=[1]); t(random.choices,[],k=1); t(random.choices,[1],True); t(random.choices,[],[])
for a in [(10,),(0,),(-3,),(1,5),(5,1),(5,5),(1,10,3),(10,1,-3),(10,1,3),(1,5,0),(1.0,),(1.5,),(3,None,1),(3,None,2),('a',),(1,'a'),(1,2.5),(1,9,2.5),(1,9,2.0),(10**40,),(0,10**40,7),(2**64,0,-3),(5,5,-1),(3,2,1)]:
    t(random.randrange,*a)
t(random.randint,1,6); t(random.randint,6,1); t(random.randint,1,2.0); t(random.choice,[]); t(random.choice,'xyz'); t(random.choice,{})
l=list(range(30)); random.shuffle(l); print(l)
print(random.randbytes(5), random.getrandbits(70), random.getrandbits(0))
for s in ('','a','hello wörld',b'bytes',1.5,None,-3,2**80,True):
    for v in (1,2):
        if s is None: continue
        random.seed(s,v); print(random.random())
t(random.seed,[1])
st=random.getstate(); a=random.gauss(); random.setstate(st); print(a==random.gauss()); t(random.setstate,(1,2,3)); t(random.setstate,(3,(1,),None))
r=random.Random(7); print(r.random(), random.Random(x=8).random()); t(random.gammavariate,0,1)
class R(random.Random):
    def random(self): return .25
print(R().uniform(1,2), R(3).choice([1,2,3]))
warnings.simplefilter('error')
t(random.randrange,1.0); t(random.randrange,1.5); t(random.randint,1,2.0)
class B(random.Random):
    def getrandbits(self,k): print('bits',k); return super().getrandbits(k)
class Q(R): pass
print(B(3).choice(range(9)), Q(3).randrange(1000), R(1).sample(range(9),3))
