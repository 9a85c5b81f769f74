function p(n, v)
	KSR.hdr.append_to_reply("X-" .. n .. ": " .. type(v) .. " " .. tostring(v) .. "\r\n");
end
function ksr_request_route()
  p("rm", KSR.pv.get("$rm")); p("rU", KSR.pv.get("$rU")); p("none", KSR.pv.get("$avp(none)")); p("gete", KSR.pv.gete("$avp(none)")); p("getw", KSR.pv.getw("$avp(none)"));
  p("getvn", KSR.pv.getvn("$avp(none)", 5)); p("getvs", KSR.pv.getvs("$avp(none)", "dd")); p("isnull", KSR.pv.is_null("$avp(none)")); p("isnull2", KSR.pv.is_null("$rU"));
  p("sets", KSR.pv.sets("$var(x)", "abc")); p("seti", KSR.pv.seti("$var(y)", 7)); p("x", KSR.pv.get("$var(x)")); p("y", KSR.pv.get("$var(y)")); p("unset", KSR.pv.unset("$var(y)"));
   p("rs", KSR.pv.get("$rs")); p("cl", KSR.pv.get("$cl")); 
  p("INV", KSR.is_INVITE()); p("BYE", KSR.is_BYE()); p("m", KSR.is_method("INVITE")); p("min", KSR.is_method_in("IA")); p("min2", KSR.is_method_in("BC"));
  p("hp", KSR.hdr.is_present("X-Foo")); p("hp2", KSR.hdr.is_present("X-No")); p("hg", KSR.hdr.get("X-Foo")); p("hg2", KSR.hdr.get("X-No")); p("hgw", KSR.hdr.getw("X-No")); p("hge", KSR.hdr.gete("X-No")); p("hgi", KSR.hdr.get_idx("X-Foo", 1)); p("hgi", KSR.hdr.get_idx("X-Foo", -1)); p("hgi9", KSR.hdr.get_idx("X-Foo", 9));
  p("happ", KSR.hdr.append("X-A: b\r\n")); p("hrm", KSR.hdr.remove("X-Foo")); p("hrm2", KSR.hdr.remove("X-No")); p("hins", KSR.hdr.insert("X-I: b\r\n")); p("hrep", KSR.hdr.append_to_reply("X-R: b\r\n"));
  p("sf", KSR.setflag(3)); p("isf", KSR.isflagset(3)); p("isf2", KSR.isflagset(4)); p("rf", KSR.resetflag(3));
  p("mys", KSR.is_myself("sip:x@example.com")); p("mys2", KSR.is_myself("sip:x@nope.com")); p("mysr", KSR.is_myself_ruri()); p("mysf", KSR.is_myself_furi()); p("myst", KSR.is_myself_turi()); 
  p("udp", KSR.is_UDP()); p("tcp", KSR.is_TCP()); p("v4", KSR.is_IPv4()); p("v6", KSR.is_IPv6());
  p("setu", KSR.setuser("zed")); p("ru", KSR.pv.get("$ru")); p("seth", KSR.sethost("h.com")); p("ru", KSR.pv.get("$ru")); p("seturi", KSR.seturi("sip:q@w")); p("ru", KSR.pv.get("$ru")); p("dst", KSR.setdsturi("sip:1.2.3.4")); p("du", KSR.pv.get("$du")); p("isd", KSR.isdsturiset()); p("resd", KSR.resetdsturi()); p("isd", KSR.isdsturiset());
  p("totag", KSR.siputils.has_totag()); p("mf", KSR.maxfwd.process_maxfwd(10)); p("rport", KSR.force_rport()); p("isnum", KSR.textops.is_present_hf("X-Foo")); p("lr", KSR.rr.loose_route()); p("strtest", KSR.siputils.is_user and "y" or "n");
  p("nosuch", KSR.nosuch); p("nosuchf", KSR.tm.nosuch); p("lookup", KSR.tm.t_lookup_request()); p("chk", KSR.tm.t_check_trans()); 
   p("hasbody", KSR.textops.has_body()); p("rrp", KSR.rr.record_route_params("a=b")); p("hb", KSR.textops.has_body_type("application/sdp"));
  p("xavp", KSR.pv.sets("$xavp(a=>b)", "v")); p("xavpg", KSR.pv.get("$xavp(a=>b)"));  p("pvxs", KSR.pvx.var_sets("k", "kk")); p("pvxg", KSR.pvx.var_get("k")); p("xg", KSR.pvx.xavp_child_get("a","b")); p("xs", KSR.pvx.xavp_child_sets("a","b","n")); p("xg", KSR.pvx.xavp_child_gete("a","b"));
  p("avp", KSR.pvx.avp_sets("q","r")); p("avpg", KSR.pvx.avp_get("q"));   
  KSR.sl.sl_send_reply(200, "OK $rU");
  KSR.x.exit();
  p("never", 1);
end
