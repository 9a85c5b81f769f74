#!/usr/bin/env python3
"""Records facts about pseudo-variables and transformations from the real Kamailio.

A table (*.tsv) has lines: set PV VALUE (s:text, i:number, null), get EXPR EXPECTED, err EXPR, mod NAME, message FILE.
\\n \\r \\t \\\\ \\xHH are escapes. Running it replaces the EXPECTED column; an EXPR that stops the start becomes err.
"""
import os, re, signal, socket, subprocess, sys, time

os.makedirs('/tmp/pv-facts', exist_ok=True)
PORT=20500
HEX=':%04X '%PORT
def bound():
    return HEX in open('/proc/net/udp').read()
def start(cfg, name='o'):
    f='/tmp/pv-facts/%s.cfg'%name
    open(f,'wb').write(cfg if isinstance(cfg,bytes) else cfg.encode('latin1'))
    log=open('/tmp/pv-facts/%s.log'%name,'wb')
    for i in range(100):
        if not bound(): break
        time.sleep(0.03)
    os.makedirs('/tmp/pv-facts/run',exist_ok=True)
    p=subprocess.Popen(['/usr/sbin/kamailio','-DD','-E','-m','32','-M','8','-w','/tmp/pv-facts','-Y','/tmp/pv-facts/run','-f',f],stdout=log,stderr=log,start_new_session=True)
    for i in range(300):
        if p.poll() is not None:
            return None
        if bound():
            time.sleep(0.12)
            if p.poll() is None: return p
            return None
        time.sleep(0.02)
    return p
def stop(p):
    if p is None: return
    os.killpg(p.pid, signal.SIGKILL); p.wait()
def errs(name='o'):
    return [l for l in open('/tmp/pv-facts/%s.log'%name,errors='replace').read().splitlines() if 'ERROR' in l or 'CRIT' in l]
HEAD='debug=2\nlog_stderror=yes\nlisten=udp:127.0.0.1:%d\nauto_aliases=no\nchildren=1\ndisable_tcp=yes\n'%PORT
def cfg(body, mods=("sl","pv","textops"), extra='', routes='', head=HEAD):
    return head+''.join('loadmodule "%s.so"\n'%m for m in mods)+extra+'\nrequest_route {\n'+body+'\n}\n'+routes
def ask(msg, sport=20599, timeout=1.0):
    s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1)
    s.bind(('127.0.0.1',sport)); s.settimeout(timeout)
    s.sendto(msg.replace('\n','\r\n').encode('latin1'),('127.0.0.1',PORT))
    try:
        return s.recv(65535).decode('latin1')
    except socket.timeout: return None
    finally: s.close()
def unesc(s): return re.sub(r'\\(x[0-9a-fA-F]{2}|.)',lambda m: {'n':'\n','r':'\r','t':'\t','\\':'\\'}.get(m.group(1)) or chr(int(m.group(1)[1:],16)),s)
def esc(s):
    o=''
    for c in s:
        if c=='\\': o+='\\\\'
        elif c=='\n': o+='\\n'
        elif c=='\r': o+='\\r'
        elif c=='\t': o+='\\t'
        elif ord(c)<32 or ord(c)>126: o+='\\x%02x'%ord(c)
        else: o+=c
    return o
def kstr(s):
    o='"'
    for c in s:
        if c in '"\\': o+='\\'+c
        elif c=='\n': o+='\\n'
        elif c=='\r': o+='\\r'
        elif c=='\t': o+='\\t'
        elif ord(c)<32 or ord(c)>126: o+='\\x%02x'%ord(c)
        else: o+=c
    return o+'"'
def values(rows, ids, mods, msg, params):
    """{id: value or None for a load error or '<<crash>>'}"""
    bad=set()
    while True:
        live=[i for i in ids if i not in bad]; body=''
        for i,r in enumerate(rows):
            if r[0]=='set' and (not live or i<max(live)):
                v='null' if len(r)<3 else unesc(r[2])
                body+='\t%s = %s;\n'%(r[1], '$null' if v=='null' else v[2:] if v[:2]=='i:' else kstr(v[2:]))
            elif r[0]=='do' and (not live or i<max(live)): body+='\t'+unesc(r[1])+'\n'
            elif i in live: body+='\tappend_to_reply(%s);\n'%kstr('X-%d: ['%i+unesc(r[1])+']\r\n')
        body+='\tsl_send_reply("200", "OK");\n'
        p=start(cfg(body,mods,extra=params+'modparam("pv","shvset","sh=s:x")\n',head=HEAD+'pv_buffer_size=32000\n#!define DEFD somevalue\n'))
        if p is None:
            log=open('/tmp/pv-facts/o.log',errors='replace').read()
            m=re.findall(r'bad PVE format: "X-(\d+):',log)
            if not m:
                print('\n'.join(errs()[:10])); sys.exit('cannot start')
            bad.update(int(x) for x in m)
            continue
        try: reply=ask(msg,timeout=1.5)
        finally: stop(p)
        break
    if reply is None:
        if len(live)==1: return {live[0]:'<<crash>>', **{b:None for b in bad}}
        h=len(live)//2; out={b:None for b in bad}
        out.update(values(rows,live[:h],mods,msg,params)); out.update(values(rows,live[h:],mods,msg,params)); return out
    out={b:None for b in bad}
    for k,i in enumerate(live):
        m=re.search(r'X-%d: \[(.*?)\]\r\n(?=%s)'%(i,'X-%d: '%live[k+1] if k+1<len(live) else 'Server:|Content-Length:'),reply,re.S)
        out[i]=m.group(1) if m else '<<none>>'
    return out
def record(path):
    rows=[l.rstrip('\n').split('\t') for l in open(path,encoding='ascii')]
    mods=['sl','pv','textops','kex']; msg=open(os.path.join(os.path.dirname(path),'invite.sip')).read(); params=''
    for r in rows:
        if r[0]=='mod': mods.append(r[1])
        if r[0]=='modparam': params+='modparam("%s","%s",%s)\n'%(r[1],r[2],r[3] if r[3].isdigit() else kstr(unesc(r[3])))
        if r[0]=='message': msg=open(os.path.join(os.path.dirname(path),r[1])).read()
    ids=[i for i,r in enumerate(rows) if r[0] in('get','err')]
    got={}
    for k in range(0,len(ids),100): got.update(values(rows,ids[k:k+100],mods,msg,params))
    for i in ids:
        rows[i]=['err',rows[i][1]] if got[i] is None else ['get',rows[i][1],esc(got[i])]
    rows=[r for i,r in enumerate(rows) if got.get(i)!='<<crash>>' or print('crash:',r[1])]
    open(path,'w',encoding='ascii').write('\n'.join('\t'.join(r) for r in rows)+'\n')
    print(path,len(ids),'rows',sum(v is None for v in got.values()),'errors',sum(v=='<<none>>' for v in got.values()),'lost')
if __name__=='__main__':
    for f in sys.argv[1:]: record(f)
